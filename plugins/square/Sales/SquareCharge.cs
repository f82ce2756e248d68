namespace LeVieuxMoulin.Connectors.Square;

/// <summary>A service charge, put on the bill or given back.</summary>
internal sealed record SquareCharge(
    string? Uid = null,
    string? Name = null,
    string? CatalogObjectId = null,
    string? TreatmentType = null,
    string? SourceServiceChargeUid = null,
    SquareMoney? AppliedMoney = null,
    SquareMoney? TotalMoney = null,
    SquareMoney? TotalTaxMoney = null,
    List<SquareAppliedTax>? AppliedTaxes = null)
{
    /// <summary>Gets whether Square spread the charge over the lines, whose totals hold it then.</summary>
    public bool IsApportioned => TreatmentType == "APPORTIONED_TREATMENT";

    public SaleLine ToLine(int sign, string currency, int index, string? sourceOrderId, List<SquareTax>? taxes)
    {
        var lines = SquareTax.Lines(AppliedTaxes, taxes, sign);
        return new SaleLine
        {
            Id = Uid ?? $"charge-{index}",
            Kind = new Open<SaleLineKind>(SaleLineKind.Charge),
            VariantId = CatalogObjectId,
            Name = Name,
            Quantity = new Quantity(sign),
            Total = TotalMoney?.ToMoney(sign) ?? Untold(sign, currency, lines),
            Tax = SquareTax.Sum(TotalTaxMoney, AppliedTaxes, currency, sign),
            Taxes = lines,
            ReturnOf = SourceServiceChargeUid is null ? null : new SaleLineReference(sourceOrderId, SourceServiceChargeUid),
        };
    }

    /// <summary>Square's applied amount holds inclusive taxes; the additive ones come on top.</summary>
    private Money Untold(int sign, string currency, IReadOnlyList<TaxLine> lines)
    {
        var total = (AppliedMoney ?? new SquareMoney(0, currency)).ToMoney(sign);
        foreach (var line in lines)
        {
            total = line.IsIncluded ? total : total with { Amount = total.Amount + line.Amount.Amount };
        }

        return total;
    }
}
