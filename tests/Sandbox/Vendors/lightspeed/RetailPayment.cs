namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>One payment as the vendor keeps it.</summary>
/// <param name="Id">The id.</param>
/// <param name="Means">The means.</param>
/// <param name="Amount">The amount, tip in.</param>
/// <param name="Tip">The tip.</param>
/// <param name="IsArchived">Whether it was replaced and counts for nothing.</param>
internal sealed record RetailPayment(long Id, PayMeans Means, decimal Amount, decimal Tip, bool IsArchived)
{
    /// <summary>The kinds of payment: name at the restaurant, type at the vendor, word of the contract. The last type is of nobody's list.</summary>
    public static readonly (string Name, string Type, string Word)[] Types =
    [
        ("Cash", "cash", "CASH"),
        ("Carte bancaire", "credit card", "CARD"),
        ("Titre-restaurant", "user defined", "MEAL_VOUCHER"),
        ("Carte cadeau", "gift card", "GIFT_CARD"),
        ("Compte client", "credit account", "ACCOUNT"),
        ("Paiement mobile", "qr wallet", "OTHER"),
    ];

    /// <summary>Gets the id of its kind.</summary>
    public int TypeId => (int)Means + 1;
}
