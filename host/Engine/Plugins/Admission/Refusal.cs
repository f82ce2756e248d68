namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Why a plugin is not taken in.</summary>
/// <param name="Code">The stable code, such as <c>PLUGIN_CONTRACT_TOO_NEW</c>.</param>
/// <param name="Reason">What is wrong and what to do, in words.</param>
public sealed record Refusal(string Code, string Reason);
