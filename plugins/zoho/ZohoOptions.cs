namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>What <c>api:</c> of a connection may say besides the common keys.</summary>
internal sealed record ZohoOptions
{
    /// <summary>Gets the unique field of contacts that holds our own key.</summary>
    public string ReferenceField { get; init => field = value ?? "External_Customer_ID"; } = "External_Customer_ID";

    /// <summary>Gets the text field that holds the language; null: there is none.</summary>
    public string? LanguageField { get; init; }

    /// <summary>Gets the text field that holds the organisation; null: it is read from the contact's account and cannot be written.</summary>
    public string? CompanyField { get; init; }

    /// <summary>Gets further fields of contacts to read into Customer.Fields.</summary>
    public List<string> Fields { get; init => field = value ?? []; } = [];

    /// <summary>Gets the tiers of the loyalty programme, which setup makes as choices.</summary>
    public List<string> LoyaltyTiers { get; init => field = value ?? []; } = [];

    /// <summary>Gets the tags and views to read, by id; empty: all.</summary>
    public List<string> Segments { get; init => field = value ?? []; } = [];

    /// <summary>Gets the modules to read as activities.</summary>
    public List<string> Activities { get; init => field = value ?? [.. AllActivities]; } = [.. AllActivities];

    private static string[] AllActivities => ["Notes", "Events", "Calls"];
}
