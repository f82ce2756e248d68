namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>A public type that implements the plugin interface.</summary>
/// <param name="FullName">Its full name.</param>
/// <param name="CanBeMade">Whether it is a class that is not abstract nor generic, with a public constructor without parameters.</param>
internal sealed record PluginTypeFacts(string FullName, bool CanBeMade);
