namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Where a plugin is between its folder and its last breath.</summary>
public enum PluginState
{
    /// <summary>Its files are still arriving.</summary>
    Arriving = 0,

    /// <summary>Loaded and in use.</summary>
    Loaded,

    /// <summary>Refused before any of its code ran, or failed to start; the reason says why.</summary>
    Refused,

    /// <summary>Its connections are finishing before it is replaced or removed.</summary>
    Draining,

    /// <summary>It brought the host down at the last start and waits for a person.</summary>
    SetAside,
}
