using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>One line of a sale; negative where something is taken back.</summary>
internal sealed record RetailLine(
    [property: JsonPropertyName("saleLineID")] string SaleLineId,
    decimal UnitQuantity,
    decimal CalcTotal,
    decimal? UnitPrice = null,
    decimal? CalcLineDiscount = null,
    decimal? CalcTransactionDiscount = null,
    decimal? CalcTax1 = null,
    decimal? CalcTax2 = null,
    decimal? Tax1Rate = null,
    decimal? Tax2Rate = null,
    bool Tax = true,
    string? ItemId = null,
    string? ItemFeeId = null,
    string? DiscountId = null,
    string? ParentSaleLineId = null,
    string? LineType = null)
{
    public SaleLine ToLine(RetailSale sale, string currency)
    {
        Money Euro(decimal amount) => new(amount, currency);

        // How the discounts of a returned line are signed is in no example: ours follow the quantity.
        var sign = UnitQuantity < 0m ? -1m : 1m;
        var line = sign * Math.Abs(CalcLineDiscount ?? 0m);
        var discount = line + (sign * Math.Abs(CalcTransactionDiscount ?? 0m));
        var itemId = LightspeedText.IdOrNull(ItemId);
        return new SaleLine
        {
            Id = SaleLineId,
            Kind = new Open<SaleLineKind>(KindOf(itemId), LightspeedText.TextOrNull(LineType)),
            VariantId = itemId,
            Quantity = new Quantity(UnitQuantity),
            UnitPrice = UnitPrice is { } price ? Euro(price) : null,
            Discount = discount == 0m ? null : Euro(discount),
            Total = Euro(CalcTotal),
            Tax = Euro((CalcTax1 ?? 0m) + (CalcTax2 ?? 0m)),
            Taxes = Taxes(sale, currency),
            Discounts = line == 0m ? [] : new List<DiscountLine> { new(null, Euro(line), LightspeedText.IdOrNull(DiscountId)) },
            ReturnOf = LightspeedText.IdOrNull(ParentSaleLineId) is { } parent ? new SaleLineReference(null, parent) : null,
        };
    }

    private SaleLineKind KindOf(string? itemId) =>
        itemId is not null ? SaleLineKind.Item : LightspeedText.IdOrNull(ItemFeeId) is not null ? SaleLineKind.Charge : SaleLineKind.CustomAmount;

    /// <summary>The first tax is named even at a rate of nothing, where the line is taxed; the second where there is one.</summary>
    private List<TaxLine> Taxes(RetailSale sale, string currency)
    {
        var taxes = new List<TaxLine>();
        if (Tax || CalcTax1 is not (null or 0m))
        {
            taxes.Add(new TaxLine(LightspeedText.TextOrNull(sale.TaxCategory?.Tax1Name) ?? "tax1", new Money(CalcTax1 ?? 0m, currency), Tax1Rate, sale.IsTaxInclusive));
        }

        if (CalcTax2 is not (null or 0m) || Tax2Rate is not (null or 0m))
        {
            taxes.Add(new TaxLine(LightspeedText.TextOrNull(sale.TaxCategory?.Tax2Name) ?? "tax2", new Money(CalcTax2 ?? 0m, currency), Tax2Rate, sale.IsTaxInclusive));
        }

        return taxes;
    }
}
