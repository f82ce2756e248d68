namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Erases a customer at the vendor, for good.</summary>
public sealed record EraseCustomer : Command
{
    /// <summary>Gets the vendor's id.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Gets our own key, if the customer has one; it keeps an earlier SaveCustomer from coming after.</summary>
    public string? Reference { get; init; }

    /// <inheritdoc />
    public override string Subject => $"customer/{Reference ?? CustomerId}";
}
