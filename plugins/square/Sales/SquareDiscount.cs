namespace LeVieuxMoulin.Connectors.Square;

/// <summary>A discount of the whole bill, to which the lines point.</summary>
internal sealed record SquareDiscount(string? Uid = null, string? Name = null, string? CatalogObjectId = null, string? PricingRuleId = null)
{
    /// <summary>Gives the discounts of one line. The promotion is the rule that gave it, else the discount given by hand.</summary>
    public static IReadOnlyList<DiscountLine> Lines(List<SquareAppliedDiscount>? applied, List<SquareDiscount>? discounts, int sign)
    {
        if (applied is null or [])
        {
            return [];
        }

        var lines = new List<DiscountLine>(applied.Count);
        foreach (var share in applied)
        {
            if (share.AppliedMoney is { } money)
            {
                var discount = discounts?.Find(discount => discount.Uid == share.DiscountUid);
                lines.Add(new DiscountLine(discount?.Name, money.ToMoney(sign), discount?.PricingRuleId ?? discount?.CatalogObjectId));
            }
        }

        return lines;
    }
}

/// <summary>A line's share of a discount.</summary>
internal sealed record SquareAppliedDiscount(string DiscountUid, SquareMoney? AppliedMoney = null);
