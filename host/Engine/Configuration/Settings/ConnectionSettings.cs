namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>One connection, checked and completed with its connector's defaults.</summary>
public sealed record ConnectionSettings
{
    /// <summary>Gets the connection's name, unique in the installation.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the plugin's id.</summary>
    public required string Connector { get; init; }

    /// <summary>Gets the name for people: <c>api.name</c>, else the connection's name.</summary>
    public string Title { get; init; } = "";

    /// <summary>Gets the manifest variant in force; empty when the plugin has one.</summary>
    public string Variant { get; init; } = "";

    /// <summary>Gets the vendor's API version in force; empty where the manifest knows none.</summary>
    public string Version { get; init; } = "";

    /// <summary>Gets whether the connection runs. Default: yes.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Gets the base address of the vendor's API, ending in a slash; placeholders of the manifest still in it are filled from the token answer.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Gets headers sent with every request.</summary>
    public IReadOnlyDictionary<string, string> DefaultHeaders { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the venues, with the vendor's location ids where the file names them.</summary>
    public IReadOnlyList<VenueSettings> Venues { get; init; } = [];

    /// <summary>Gets the venue's options, for business days and exports.</summary>
    public VenueOptions Venue { get; init; } = new();

    /// <summary>Gets the credentials by manifest name; the connection's own has the empty name.</summary>
    public IReadOnlyDictionary<string, AuthSettings> Credentials { get; init; } = new Dictionary<string, AuthSettings>();

    /// <summary>Gets the HTTP client's limits.</summary>
    public HttpSettings Http { get; init; } = new();

    /// <summary>Gets the circuit breaker's limits.</summary>
    public BreakerSettings Breaker { get; init; } = new();

    /// <summary>Gets the rate limit.</summary>
    public RateSettings Rate { get; init; } = new();

    /// <summary>Gets how long answers to questions may be kept, by question name such as <c>find-delivery-slots</c>.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Cache { get; init; } = new Dictionary<string, TimeSpan>();

    /// <summary>Gets how this connection logs.</summary>
    public LoggingSettings Logging { get; init; } = new();

    /// <summary>Gets how each stream is read, by stream name; streams that are not named follow the manifest.</summary>
    public IReadOnlyDictionary<string, StreamSettings> Sync { get; init; } = new Dictionary<string, StreamSettings>();

    /// <summary>Gets the webhook settings.</summary>
    public WebhookSettings Webhooks { get; init; } = new();

    /// <summary>Gets the limits of writes.</summary>
    public OperationSettings Operations { get; init; } = new();

    /// <summary>Gets the folders that documents are exchanged through; null when there are none.</summary>
    public DropFolderSettings? DropFolder { get; init; }

    /// <summary>Gets whom to phone, shown beside a late order.</summary>
    public string? Contact { get; init; }

    /// <summary>Gets the plugin's own settings as UTF-8 JSON, keyed as in the manifest without the <c>api.</c> in front.</summary>
    public ReadOnlyMemory<byte> PluginSettings { get; init; } = "{}"u8.ToArray();

    /// <summary>Gets the file the connection comes from, relative to the configuration folder.</summary>
    public string File { get; init; } = "";

    /// <summary>Gets the SHA-256 over everything above; a change of it is a change of the connection.</summary>
    public string Fingerprint { get; init; } = "";

    /// <summary>Says no secret.</summary>
    public override string ToString() => $"ConnectionSettings({Name}, {Connector})";
}
