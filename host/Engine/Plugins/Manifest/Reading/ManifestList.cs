namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>A list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record ManifestList(IReadOnlyList<ManifestNode> Items, int Line, int Column) : ManifestNode(Line, Column)
{
    /// <inheritdoc />
    public override string Kind => "a list";
}
