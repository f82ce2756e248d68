namespace LeVieuxMoulin.Connectors.Engine.Modules;

/// <summary>One thing that is wrong with a module's options; the configuration's reader adds file, line and column.</summary>
/// <param name="Path">The option's path below the module, such as <c>tiers.gold</c>; of a missing one, where it should be.</param>
/// <param name="Code">The stable code, one of <see cref="Configuration.ConfigurationCodes"/>.</param>
/// <param name="Message">What is wrong; it follows the whole path in a sentence, such as <c>must be a number</c>.</param>
/// <param name="Suggestion">What to do; null: the message says it.</param>
public sealed record ModuleTrouble(string Path, string Code, string Message, string? Suggestion = null);
