namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>How an unload ended.</summary>
public enum UnloadOutcome
{
    /// <summary>Not known yet: the load context is still alive.</summary>
    Pending = 0,

    /// <summary>The garbage collector took the load context.</summary>
    Collected,

    /// <summary>Something still holds the load context, and the host stopped asking.</summary>
    Leaked,
}
