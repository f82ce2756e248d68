namespace LeVieuxMoulin.Connectors.Engine.Yaml;

/// <summary>A file cannot be read further than this place.</summary>
internal sealed class YamlTroubleException(YamlTroubleKind kind, int line, int column, string message, string? suggestion) : Exception(message)
{
    /// <summary>Gets why.</summary>
    public YamlTroubleKind Kind => kind;

    /// <summary>Gets the line, from 1; 0 when the whole file is meant.</summary>
    public int Line => line;

    /// <summary>Gets the column, from 1; 0 when the whole line is meant.</summary>
    public int Column => column;

    /// <summary>Gets what to do.</summary>
    public string? Suggestion => suggestion;
}
