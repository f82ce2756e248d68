namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The account and the one application that is installed in it.</summary>
internal sealed class HubSpotApp(int seed)
{
    private string secret = "sandbox-client-secret";

    /// <summary>Gets the account.</summary>
    public long PortalId { get; } = 26_100_000 + (seed % 1000);

    /// <summary>Gets the application.</summary>
    public long AppId { get; } = 1_160_000 + (seed % 1000);

    /// <summary>Gets or sets the application's secret, which signs its webhooks: the one last used for a token.</summary>
    public string Secret
    {
        get => Volatile.Read(ref secret);
        set => Volatile.Write(ref secret, value);
    }
}
