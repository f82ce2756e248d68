namespace LeVieuxMoulin.Connectors.Engine.Yaml;

/// <summary>A block of keys and values. No key stands twice.</summary>
/// <param name="Entries">What it holds, in the order of the file.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record YamlMap(IReadOnlyList<YamlEntry> Entries, int Line, int Column) : YamlNode(Line, Column)
{
    /// <inheritdoc />
    public override string Kind => "a map";

    /// <inheritdoc />
    public override int Size { get; } = 1 + Entries.Sum(entry => 1 + entry.Value.Size);

    /// <summary>Finds a key.</summary>
    public YamlEntry? Find(string key) => Entries.FirstOrDefault(entry => entry.Key.Raw == key);
}
