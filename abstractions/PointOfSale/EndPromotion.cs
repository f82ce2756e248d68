namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>Ends a promotion; one that is over already is fine.</summary>
public sealed record EndPromotion : Command
{
    /// <summary>Gets the promotion.</summary>
    public required string PromotionId { get; init; }

    /// <inheritdoc />
    public override string Subject => $"promotion/{PromotionId}";
}
