namespace LeVieuxMoulin.Connectors.Engine.Yaml;

/// <summary>A list.</summary>
/// <param name="Items">What it holds.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record YamlList(IReadOnlyList<YamlNode> Items, int Line, int Column) : YamlNode(Line, Column)
{
    /// <inheritdoc />
    public override string Kind => "a list";

    /// <inheritdoc />
    public override int Size { get; } = 1 + Items.Sum(item => item.Size);
}
