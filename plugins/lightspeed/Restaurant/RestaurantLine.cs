using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>One line of a bill; negative where it is taken back.</summary>
internal sealed record RestaurantLine(
    string Id,
    decimal Quantity,
    decimal? TotalNetAmountWithTax = null,
    decimal? TotalNetAmountWithoutTax = null,
    decimal? TaxAmount = null,
    decimal? TaxRatePercentage = null,
    string? TaxCode = null,
    string? ParentLineId = null,
    string? Sku = null,
    string? Name = null,
    string? NameOverride = null,
    decimal? MenuListPrice = null,
    decimal? DiscountAmount = null,
    string? DiscountCode = null,
    string? DiscountName = null,
    decimal? AccountDiscountAmount = null,
    string? AccountDiscountCode = null,
    string? AccountDiscountName = null,
    decimal? TotalDiscountAmount = null,
    string? Currency = null,
    RestaurantLineGroup? AccountingGroup = null,
    List<RestaurantTaxLine>? TaxLines = null)
{
    public SaleLine ToLine(string? locationId, string currency)
    {
        var tax = TaxAmount ?? 0m;

        // The amount with tax is filled for businesses whose prices hold it.
        var total = TotalNetAmountWithTax ?? (TotalNetAmountWithoutTax + tax) ?? throw new JsonException("A line has neither of its totals.");
        var sign = Quantity < 0m ? -1m : 1m;
        var discount = sign * Math.Abs(TotalDiscountAmount ?? ((DiscountAmount ?? 0m) + (AccountDiscountAmount ?? 0m)));
        return new SaleLine
        {
            Id = Id,
            Kind = new Open<SaleLineKind>(SaleLineKind.Item),
            ParentId = ParentLineId,
            Sku = Sku,
            Name = LightspeedText.TextOrNull(NameOverride) ?? Name,
            Category = AccountingGroup?.Name,
            Quantity = new Quantity(Quantity),
            UnitPrice = MenuListPrice is { } price ? new Money(price, currency) : null,
            Discount = discount == 0m ? null : new Money(discount, currency),
            Total = new Money(total, currency),
            Tax = new Money(tax, currency),
            Taxes = Taxes(currency),
            Discounts = Discounts(locationId, currency, sign),
        };
    }

    private List<TaxLine> Taxes(string currency)
    {
        var isIncluded = TotalNetAmountWithTax is not null;
        if (TaxLines is { Count: > 0 } lines)
        {
            return lines.ConvertAll(line => new TaxLine(line.TaxCode ?? "tax", new Money(line.TaxAmount ?? 0m, currency), line.TaxRate - 1m, line.TaxIncluded ?? isIncluded));
        }

        return TaxCode is null && TaxRatePercentage is null ? [] : [new TaxLine(TaxCode ?? "tax", new Money(TaxAmount ?? 0m, currency), TaxRatePercentage / 100m, isIncluded)];
    }

    private List<DiscountLine> Discounts(string? locationId, string currency, decimal sign)
    {
        var discounts = new List<DiscountLine>();
        Add(DiscountAmount, DiscountName, DiscountCode);
        Add(AccountDiscountAmount, AccountDiscountName, AccountDiscountCode);
        return discounts;

        void Add(decimal? amount, string? name, string? code)
        {
            if (amount is not (null or 0m))
            {
                discounts.Add(new DiscountLine(name ?? code, new Money(sign * Math.Abs(amount.Value), currency), code is null ? null : RestaurantPromotions.IdOf(locationId, code)));
            }
        }
    }
}

/// <summary>The accounting group of a line.</summary>
internal sealed record RestaurantLineGroup(string? Name = null);

/// <summary>One tax of a line; its rate is a multiplier (1.2 is 20 %).</summary>
internal sealed record RestaurantTaxLine(string? TaxCode = null, decimal? TaxRate = null, decimal? TaxAmount = null, bool? TaxIncluded = null);
