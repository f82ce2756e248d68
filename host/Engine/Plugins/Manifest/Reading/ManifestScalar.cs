namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>A text, number or truth value.</summary>
/// <param name="Text">As written.</param>
/// <param name="IsPlain">Whether it stands without quotes.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record ManifestScalar(string Text, bool IsPlain, int Line, int Column) : ManifestNode(Line, Column)
{
    /// <summary>Gets whether nothing is written.</summary>
    public bool IsNull => IsPlain && Text is "" or "~" or "null";

    /// <inheritdoc />
    public override string Kind => IsNull ? "nothing" : $"\"{(Text.Length > 60 ? Text[..60] + "…" : Text)}\"";
}
