namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>One value of the manifest's YAML and where it stands.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal abstract record ManifestNode(int Line, int Column)
{
    /// <summary>Gets what it is, for a sentence.</summary>
    public abstract string Kind { get; }
}

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

/// <summary>A list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record ManifestList(IReadOnlyList<ManifestNode> Items, int Line, int Column) : ManifestNode(Line, Column)
{
    /// <inheritdoc />
    public override string Kind => "a list";
}

/// <summary>Keys and values.</summary>
/// <param name="Entries">The entries, in the file's order, each key once.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal sealed record ManifestMap(IReadOnlyList<(ManifestScalar Key, ManifestNode Value)> Entries, int Line, int Column) : ManifestNode(Line, Column)
{
    /// <inheritdoc />
    public override string Kind => "a map";
}
