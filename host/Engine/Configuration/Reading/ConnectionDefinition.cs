using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>One connection as it stands in a file.</summary>
/// <param name="File">The file.</param>
/// <param name="Name">The name that follows from its place: the key in a file of several, else the file's stem.</param>
/// <param name="Prefix">The key's path of the block; empty in a file of one.</param>
/// <param name="At">Where it begins.</param>
/// <param name="Map">What it says.</param>
/// <param name="EndLine">The first line that belongs to it no more.</param>
internal sealed record ConnectionDefinition(string File, string Name, string Prefix, YamlNode At, YamlMap Map, int EndLine);
