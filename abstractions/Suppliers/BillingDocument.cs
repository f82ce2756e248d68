namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>An invoice or credit note, to be matched; the legal one comes by another way.</summary>
public sealed record BillingDocument : VendorRecord
{
    /// <summary>Gets whether it is a credit note.</summary>
    public bool IsCredit { get; init; }

    /// <summary>Gets the day of issue.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Gets our numbers of the orders billed.</summary>
    public IReadOnlyList<string> OrderReferences { get; init; } = [];

    /// <summary>Gets the total without VAT.</summary>
    public required Money Net { get; init; }

    /// <summary>Gets the VAT.</summary>
    public required Money Vat { get; init; }
}
