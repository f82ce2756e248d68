namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>How a connection is.</summary>
public enum ConnectionState
{
    /// <summary>Switched off in its file.</summary>
    Disabled = 0,

    /// <summary>Its connector is not installed, or is being replaced.</summary>
    WaitingForPlugin,

    /// <summary>Being started: settings read, connector made, vendor asked who we are.</summary>
    Starting,

    /// <summary>A person must give or renew the vendor's consent.</summary>
    NeedsConsent,

    /// <summary>The vendor cannot be reached or is down; tried again by itself.</summary>
    Unreachable,

    /// <summary>Running.</summary>
    Running,

    /// <summary>It cannot run as it is configured, or its connector failed; the problem says why.</summary>
    Failed,

    /// <summary>Being stopped: finishing what is in flight.</summary>
    Draining,
}
