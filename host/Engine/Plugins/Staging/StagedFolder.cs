namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>A copy of a plugin's folder that nobody changes any more.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Hash">The SHA-256 over the names and contents of its files, in lower-case hexadecimal.</param>
internal sealed record StagedFolder(string Path, string Hash);
