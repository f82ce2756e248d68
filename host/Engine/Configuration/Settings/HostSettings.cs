namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>What <c>host.yaml</c> says.</summary>
public sealed record HostSettings
{
    /// <summary>Gets the venues by name.</summary>
    public IReadOnlyDictionary<string, VenueOptions> Venues { get; init; } = new Dictionary<string, VenueOptions>();

    /// <summary>Gets the database file, relative to the data folder. Default: <c>moulin.db</c>.</summary>
    public string StorePath { get; init; } = "moulin.db";

    /// <summary>Gets the PostgreSQL connection string; null: the store is <see cref="StorePath"/>.</summary>
    public string? StoreConnection { get; init; }

    /// <summary>Gets the addresses the host listens on. Default: <c>http://127.0.0.1:5280</c>.</summary>
    public IReadOnlyList<string> Urls { get; init; } = ["http://127.0.0.1:5280"];

    /// <summary>Gets how the host logs; a connection may say otherwise.</summary>
    public LoggingSettings Logging { get; init; } = new();

    /// <summary>Gets how many days calls, finished operations and change-feed entries are kept, by class (<c>calls</c>, <c>operations</c>, <c>changes</c>, <c>quarantine</c>).</summary>
    public IReadOnlyDictionary<string, TimeSpan> Retention { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>Gets who is told of open troubles.</summary>
    public NotifySettings Notify { get; init; } = new();

    /// <summary>Gets what happens to a plugin nobody approved. Default: <see cref="PluginTrust.Ask"/>; development loads and warns.</summary>
    public PluginTrust PluginTrust { get; init; }

    /// <summary>Gets the settings of the trade modules, by module.</summary>
    public IReadOnlyDictionary<string, ModuleSettings> Modules { get; init; } = new Dictionary<string, ModuleSettings>();

    /// <summary>Says no secret.</summary>
    public override string ToString() => $"HostSettings(Venues = {Venues.Count}, Urls = {string.Join(' ', Urls)})";
}
