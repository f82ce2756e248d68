namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Keys and values.</summary>
/// <param name="Entries">The entries, in the file's order, each key once.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record ManifestMap(IReadOnlyList<(ManifestScalar Key, ManifestNode Value)> Entries, int Line, int Column) : ManifestNode(Line, Column)
{
    /// <inheritdoc />
    public override string Kind => "a map";
}
