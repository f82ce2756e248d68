namespace LeVieuxMoulin.Connectors.Web.Hosting;

/// <summary>Whether the host is ready: the store is open and every plugin folder was looked at. No vendor and no network is needed for that.</summary>
public sealed class HostReadiness
{
    private volatile bool ready;

    /// <summary>Gets whether it is.</summary>
    public bool IsReady => ready;

    /// <summary>Says that it is.</summary>
    public void Set() => ready = true;
}
