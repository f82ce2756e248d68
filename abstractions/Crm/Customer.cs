namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>A customer as a CRM or a till knows them.</summary>
public sealed record Customer : VendorRecord
{
    /// <summary>Gets who it is.</summary>
    public required Person Person { get; init; }

    /// <summary>Gets our own key of the customer, kept in a unique field of the vendor.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets the loyalty last pushed.</summary>
    public LoyaltyState? Loyalty { get; init; }

    /// <summary>Gets the tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets further fields the configuration asks for, by the vendor's field name.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();
}
