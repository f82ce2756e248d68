namespace LeVieuxMoulin.Connectors.Square;

/// <summary>One line sold or taken back: the two forms differ in a few names only.</summary>
internal sealed record SquareLine(
    string Uid,
    string Quantity,
    SquareMoney TotalMoney,
    string? Name = null,
    string? CatalogObjectId = null,
    string? ItemType = null,
    SquareQuantityUnit? QuantityUnit = null,
    SquareMoney? BasePriceMoney = null,
    SquareMoney? TotalTaxMoney = null,
    SquareMoney? TotalDiscountMoney = null,
    List<SquareModifier>? Modifiers = null,
    List<SquareModifier>? ReturnModifiers = null,
    List<SquareAppliedTax>? AppliedTaxes = null,
    List<SquareAppliedDiscount>? AppliedDiscounts = null,
    string? SourceLineItemUid = null)
{
    public SaleLine ToLine(int sign, string? sourceOrderId, List<SquareTax>? taxes, List<SquareDiscount>? discounts) => new()
    {
        Id = Uid,
        Kind = new Open<SaleLineKind>(KindOf(ItemType), ItemType),
        VariantId = CatalogObjectId,
        Name = Name,
        Quantity = SquareUnits.Measure(sign * SquareText.Decimal(Quantity), QuantityUnit),
        UnitPrice = BasePriceMoney?.ToMoney(),
        Discount = TotalDiscountMoney?.ToMoneyUnlessZero(sign),
        Total = TotalMoney.ToMoney(sign),
        Tax = SquareTax.Sum(TotalTaxMoney, AppliedTaxes, TotalMoney.Currency, sign),
        Taxes = SquareTax.Lines(AppliedTaxes, taxes, sign),
        Discounts = SquareDiscount.Lines(AppliedDiscounts, discounts, sign),
        ReturnOf = SourceLineItemUid is null ? null : new SaleLineReference(sourceOrderId, SourceLineItemUid),
    };

    private static SaleLineKind KindOf(string? type) => type switch
    {
        "ITEM" or null => SaleLineKind.Item,
        "CUSTOM_AMOUNT" => SaleLineKind.CustomAmount,
        "GIFT_CARD" => SaleLineKind.GiftCard,
        _ => SaleLineKind.Other,
    };
}

/// <summary>A change to a line (well done, extra cheese).</summary>
internal sealed record SquareModifier(string Uid, string? Name = null, string? CatalogObjectId = null, string? Quantity = null, SquareMoney? BasePriceMoney = null)
{
    /// <summary>The modifier's price is inside the line it modifies, so its own line adds nothing to the bill.</summary>
    public SaleLine ToLine(int sign, SquareLine parent) => new()
    {
        Id = Uid,
        Kind = new Open<SaleLineKind>(SaleLineKind.Item),
        ParentId = parent.Uid,
        VariantId = CatalogObjectId,
        Name = Name,
        Quantity = new Quantity(sign * (Quantity is null ? 1m : SquareText.Decimal(Quantity))),
        UnitPrice = BasePriceMoney?.ToMoney(),
        Total = new SquareMoney(0, parent.TotalMoney.Currency).ToMoney(),
        Tax = new SquareMoney(0, parent.TotalMoney.Currency).ToMoney(),
    };
}
