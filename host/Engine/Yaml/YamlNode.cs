namespace LeVieuxMoulin.Connectors.Engine.Yaml;

/// <summary>One value of a YAML file and where it stands.</summary>
/// <param name="Line">The line, from 1.</param>
/// <param name="Column">The column, from 1.</param>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>Gets what it is, for a sentence.</summary>
    public abstract string Kind { get; }

    /// <summary>Gets how many values it holds, itself among them.</summary>
    public virtual int Size => 1;

    /// <summary>Gets whether nothing was written: the key is as good as absent.</summary>
    public virtual bool IsNull => false;
}
