namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>How much of a product lies at one location. A vendor's sum over locations is left out.</summary>
public sealed record StockLevel : VendorRecord
{
    /// <summary>Gets the form counted, a ProductVariant.Id.</summary>
    public required string VariantId { get; init; }

    /// <summary>Gets what may be sold; below zero where more was sold than counted.</summary>
    public required Quantity OnHand { get; init; }

    /// <summary>Gets when it was last counted or moved.</summary>
    public DateTimeOffset? CountedAt { get; init; }
}
