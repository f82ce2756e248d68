using System.Globalization;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>One promotion, as this connector puts it together.</summary>
internal sealed record SquarePromotion(
    string Id,
    List<SquarePromotionObject> Discount,
    List<SquarePromotionObject>? Rule = null,
    List<SquarePromotionObject>? Products = null,
    List<SquarePromotionObject>? Periods = null,
    List<string>? CategoryIds = null)
{
    public Promotion ToPromotion()
    {
        var discount = Discount[0].DiscountData!;
        var rule = Rule is [var first, ..] ? first.PricingRuleData : null;
        var ids = Products is [var set, ..] && set.ProductSetData is { } data ? data.Ids() : [];
        return new Promotion
        {
            Id = Id,
            Name = rule?.Name ?? discount.Name ?? Id,
            Terms = new PromotionTerms
            {
                // A discount typed in at the till has zero here, or what the till proposes.
                Fraction = SquareText.Fraction(discount.Percentage) is { } fraction and not 0m ? fraction : null,
                Amount = discount.AmountMoney?.ToMoneyUnlessZero(),
                IsAutomatic = rule is not null,
                ProductIds = ids.Where(id => CategoryIds?.Contains(id) != true).ToList(),
                CategoryIds = CategoryIds ?? [],
                From = Wall(rule?.ValidFromDate, rule?.ValidFromLocalTime, TimeOnly.MinValue),
                Until = Wall(rule?.ValidUntilDate, rule?.ValidUntilLocalTime, new TimeOnly(23, 59, 59)),
                Hours = Periods is { Count: > 0 } ? string.Join('\n', Periods.Select(period => period.TimePeriodData?.Event)) : null,
                MinimumSpend = rule?.MinimumOrderSubtotalMoney?.ToMoney(),
            },
        };
    }

    private static DateTime? Wall(string? date, string? time, TimeOnly unsaid) => date is null
        ? null
        : DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToDateTime(time is null ? unsaid : TimeOnly.Parse(time, CultureInfo.InvariantCulture));
}

/// <summary>One of the objects; which one, its data says.</summary>
internal sealed record SquarePromotionObject(
    string Id,
    SquareDiscountData? DiscountData = null,
    SquareProductSet? ProductSetData = null,
    SquareTimePeriod? TimePeriodData = null,
    SquareRule? PricingRuleData = null);

/// <summary>What is taken off.</summary>
internal sealed record SquareDiscountData(string? Name = null, string? DiscountType = null, string? Percentage = null, SquareMoney? AmountMoney = null);

/// <summary>Of what.</summary>
internal sealed record SquareProductSet(List<string>? ProductIdsAny = null, List<string>? ProductIdsAll = null, bool? AllProducts = null)
{
    public IReadOnlyList<string> Ids() => ProductIdsAny ?? ProductIdsAll ?? [];
}

/// <summary>In which hours.</summary>
internal sealed record SquareTimePeriod(string? Event = null);

/// <summary>When and to what the till applies the discount by itself.</summary>
internal sealed record SquareRule(
    string? Name = null,
    string? DiscountId = null,
    string? MatchProductsId = null,
    List<string>? TimePeriodIds = null,
    string? ValidFromDate = null,
    string? ValidFromLocalTime = null,
    string? ValidUntilDate = null,
    string? ValidUntilLocalTime = null,
    SquareMoney? MinimumOrderSubtotalMoney = null);
