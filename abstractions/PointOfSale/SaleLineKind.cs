namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>What a line is for.</summary>
public enum SaleLineKind
{
    /// <summary>None of these.</summary>
    Other = 0,

    /// <summary>An article.</summary>
    Item = 1,

    /// <summary>An amount typed in.</summary>
    CustomAmount = 2,

    /// <summary>Service, delivery or another charge.</summary>
    Charge = 3,

    /// <summary>A voucher sold or loaded: money owed, not turnover.</summary>
    GiftCard = 4,
}
