namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>Means of payment.</summary>
public enum TenderKind
{
    /// <summary>None of these.</summary>
    Other = 0,

    /// <summary>Cash.</summary>
    Cash = 1,

    /// <summary>Card.</summary>
    Card = 2,

    /// <summary>Meal voucher (titre-restaurant).</summary>
    MealVoucher = 3,

    /// <summary>Voucher or gift card.</summary>
    GiftCard = 4,

    /// <summary>On account, to be invoiced.</summary>
    Account = 5,

    /// <summary>Wallet or transfer.</summary>
    Wallet = 6,
}
