namespace LeVieuxMoulin.Connectors.Engine.Yaml;

/// <summary>A text, number or flag.</summary>
/// <param name="Raw">The text as it stands in the file; this is what messages may show.</param>
/// <param name="IsPlain">Whether it stands without quotes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record YamlScalar(string Raw, bool IsPlain, int Line, int Column) : YamlNode(Line, Column)
{
    /// <summary>Gets the value with its references filled in.</summary>
    public string Value { get; init; } = Raw;

    /// <summary>Gets whether a reference could not be filled in; that was reported, and nothing more need be.</summary>
    public bool IsUnset { get; init; }

    /// <inheritdoc />
    public override string Kind => IsNull ? "nothing" : $"\"{(Raw.Length > 60 ? Raw[..60] + "…" : Raw)}\"";

    /// <inheritdoc />
    public override bool IsNull => IsPlain && Raw is ("" or "~" or "null" or "Null" or "NULL");
}
