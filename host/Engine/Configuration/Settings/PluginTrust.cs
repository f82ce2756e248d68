namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>What happens to a plugin that nobody approved (<c>plugins.trust</c>).</summary>
public enum PluginTrust
{
    /// <summary>It waits for approval.</summary>
    Ask = 0,

    /// <summary>It is loaded, with a warning.</summary>
    Warn,
}
