namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>One API of a vendor.</summary>
public sealed record ManifestVariant
{
    /// <summary>Gets the id; empty when there is one variant.</summary>
    public string Id { get; init; } = "";

    /// <summary>Gets the default base address; it may hold {name} of an option or of the token answer.</summary>
    public required string BaseUrl { get; init; }

    /// <summary>Gets the base address of the vendor's test system, for <c>api.environment: sandbox</c>; null when there is none.</summary>
    public string? SandboxUrl { get; init; }

    /// <summary>Gets former base addresses, which are replaced by <see cref="BaseUrl"/> with a warning.</summary>
    public IReadOnlyList<string> RetiredUrls { get; init; } = [];

    /// <summary>Gets the origins the connection may talk to besides, with the same placeholders.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>Gets the credentials, the connection's own first.</summary>
    public IReadOnlyList<ManifestCredential> Credentials { get; init; } = [];

    /// <summary>Gets the default budgets.</summary>
    public IReadOnlyList<ManifestBudget> Budgets { get; init; } = [];

    /// <summary>Gets the plugin's own options.</summary>
    public IReadOnlyList<ManifestOption> Options { get; init; } = [];

    /// <summary>Gets the capabilities offered, by name.</summary>
    public IReadOnlyList<string> Offers { get; init; } = [];

    /// <summary>Gets the capabilities that people will look for and not find.</summary>
    public IReadOnlyList<ManifestGap> Gaps { get; init; } = [];

    /// <summary>Gets the JSON schema of each record type of the plugin's own, by type.</summary>
    public IReadOnlyDictionary<string, string> OtherTypes { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the data classes of each feed (guest-contact, health, staff), for retention and erasure.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> DataClasses { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    /// <summary>Gets what the host must offer (drop-folder).</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];

    /// <summary>Gets how often to read each feed unless the configuration says otherwise.</summary>
    public IReadOnlyList<ManifestFeed> Feeds { get; init; } = [];

    /// <summary>Gets the configuration keys and values that choose this variant, such as <c>api.series</c> to <c>k</c>; <c>api.variant</c> always does.</summary>
    public IReadOnlyDictionary<string, string> ChosenBy { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets whether this variant is in force when a connection says nothing that chooses one.</summary>
    public bool IsDefault { get; init; }

    /// <summary>Gets the hosts of a configured <c>api.base_url</c> that choose this variant, besides the hosts of its own addresses.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Gets the values of <c>api.version</c> that the plugin knows, its default first; empty: it takes no version.</summary>
    public IReadOnlyList<string> Versions { get; init; } = [];
}
