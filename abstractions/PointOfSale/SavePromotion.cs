namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>Makes or replaces a promotion.</summary>
public sealed record SavePromotion : Command
{
    /// <summary>Gets the promotion; null makes a new one.</summary>
    public string? PromotionId { get; init; }

    /// <summary>Gets the name, which the connector may look it up by.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the terms.</summary>
    public required PromotionTerms Terms { get; init; }

    /// <inheritdoc />
    public override string Subject => $"promotion/{PromotionId ?? Name}";
}
