namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>One payment as the vendor keeps it.</summary>
/// <param name="Place">Its place in the bill.</param>
/// <param name="Means">The means.</param>
/// <param name="Amount">The amount, tip out.</param>
/// <param name="Tip">The tip.</param>
internal sealed record RestaurantPayment(int Place, PayMeans Means, decimal Amount, decimal Tip)
{
    /// <summary>The methods: code, description, word of the contract. The last code is of nobody's list.</summary>
    public static readonly (string Code, string Name, string Word)[] Methods =
    [
        ("CASH", "Espèces", "CASH"),
        ("CARD", "Carte bancaire", "CARD"),
        ("TITRE_RESTAURANT", "Titre-restaurant", "MEAL_VOUCHER"),
        ("GIFT_CARD", "Carte cadeau", "GIFT_CARD"),
        ("ACCOUNT", "Compte client", "ACCOUNT"),
        ("QRX", "Paiement par code", "OTHER"),
    ];

    /// <summary>Gets the method.</summary>
    public (string Code, string Name, string Word) Method => Methods[(int)Means];
}
