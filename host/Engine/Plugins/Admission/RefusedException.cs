namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Ends the examination of a plugin at the first thing that forbids loading it.</summary>
internal sealed class RefusedException(string code, string reason) : Exception(reason)
{
    /// <summary>Gets the refusal.</summary>
    public Refusal Refusal { get; } = new(code, reason);
}
