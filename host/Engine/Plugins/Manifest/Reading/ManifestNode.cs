namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>One value of the manifest's YAML and where it stands.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal abstract record ManifestNode(int Line, int Column)
{
    /// <summary>Gets what it is, for a sentence.</summary>
    public abstract string Kind { get; }
}
