namespace LeVieuxMoulin.Connectors;

/// <summary>Whose account the credentials opened, and what they do not open.</summary>
public sealed record AccountCheck
{
    /// <summary>Gets the vendor's stable id of the account (merchant, portal, organisation, group).</summary>
    public required string AccountId { get; init; }

    /// <summary>Gets the account's name for people.</summary>
    public string? Name { get; init; }

    /// <summary>Gets the vendor's plan or tier, as the vendor names it.</summary>
    public string? Plan { get; init; }

    /// <summary>Gets the ISO 4217 currency the account keeps its books in; null where the vendor does not say.</summary>
    public string? Currency { get; init; }

    /// <summary>Gets the capabilities that this account's plan, scopes or switches take away.</summary>
    public IReadOnlyList<Unavailable> Unavailable { get; init; } = [];
}
