namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>What people and programs see of one plugin folder.</summary>
/// <param name="Id">The plugin's id, or the folder's name when its manifest cannot be read.</param>
/// <param name="Version">The plugin's own version; empty when its manifest cannot be read.</param>
/// <param name="State">Where it is.</param>
/// <param name="Code">The stable code of what is wrong, such as <c>PLUGIN_CONTRACT_TOO_NEW</c>; null when nothing is.</param>
/// <param name="Reason">What is wrong and what to do, in words; null when nothing is.</param>
/// <param name="Loads">How often this host process has loaded it.</param>
/// <param name="Hash">The SHA-256 of its staged files; empty while they arrive.</param>
public sealed record PluginStatus(string Id, string Version, PluginState State, string? Code, string? Reason, int Loads, string Hash);
