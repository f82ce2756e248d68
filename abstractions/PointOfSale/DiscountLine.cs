namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>One discount on one line.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Amount">What it took off, signed as SaleLine.Discount.</param>
/// <param name="PromotionId">The promotion behind it, as Promotion ids it.</param>
public sealed record DiscountLine(string? Name, Money Amount, string? PromotionId = null);
