namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>What <c>api:</c> of a connection may say besides the common keys.</summary>
internal sealed record HubSpotOptions
{
    /// <summary>Gets the version of the API that is called; the manifest lists those known.</summary>
    public string Version { get; init => field = value ?? HubSpotPaths.Newest; } = HubSpotPaths.Newest;

    /// <summary>Gets the unique contact property that holds our own key.</summary>
    public string ReferenceProperty { get; init => field = value ?? "external_customer_id"; } = "external_customer_id";

    /// <summary>Gets the text property that holds the day of birth.</summary>
    public string BirthDateProperty { get; init => field = value ?? "date_of_birth"; } = "date_of_birth";

    /// <summary>Gets the property that holds the last visit to the restaurant, for rules on visits.last; null: there is none.</summary>
    public string? LastVisitProperty { get; init; }

    /// <summary>Gets further contact properties to read into Customer.Fields.</summary>
    public List<string> Properties { get; init => field = value ?? []; } = [];

    /// <summary>Gets the tiers of the loyalty programme, which setup makes as options.</summary>
    public List<string> LoyaltyTiers { get; init => field = value ?? []; } = [];

    /// <summary>Gets the lists whose members are read; empty: all lists of contacts.</summary>
    public List<string> Segments { get; init => field = value ?? []; } = [];

    /// <summary>Gets the kinds of engagement to read as activities.</summary>
    public List<string> Activities { get; init => field = value ?? [.. AllActivities]; } = [.. AllActivities];

    /// <summary>Gets the id of the developer's application, whose webhook subscriptions are kept; null: they are kept by hand.</summary>
    public string? AppId { get; init; }

    private static string[] AllActivities => ["notes", "calls", "meetings"];
}
