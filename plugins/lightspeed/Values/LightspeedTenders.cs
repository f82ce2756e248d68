namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Tells what a means of payment is: by the configuration, by the vendor's type, else by its words.</summary>
internal sealed class LightspeedTenders(LightspeedOptions options)
{
    // The restaurant names its own means, so these are words seen on French and English tills; api.tenders says the others.
    private static readonly (TenderKind Kind, string[] Words)[] Known =
    [
        (TenderKind.MealVoucher, ["titre-resto", "titre resto", "titre-restaurant", "titres-restaurant", "titre restaurant", "ticket restaurant", "ticket resto", "chèque déjeuner", "meal voucher", "edenred", "pluxee", "swile", "bimpli"]),
        (TenderKind.GiftCard, ["gift", "cadeau", "voucher", "avoir"]),
        (TenderKind.Card, ["card", "carte", "visa", "mastercard", "amex", "lightspeed payments"]),
        (TenderKind.Cash, ["cash", "espèces", "especes"]),
        (TenderKind.Account, ["account", "compte", "receivable"]),
        (TenderKind.Wallet, ["wallet", "virement", "transfer", "paypal"]),
    ];

    private static readonly Dictionary<string, TenderKind> Codes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["CASH"] = TenderKind.Cash,
        ["ESP"] = TenderKind.Cash,
        ["CB"] = TenderKind.Card,
        ["CARD"] = TenderKind.Card,
        ["CC"] = TenderKind.Card,
        ["TR"] = TenderKind.MealVoucher,
        ["GIFT"] = TenderKind.GiftCard,
    };

    /// <summary>Gives the kind with the vendor's own word.</summary>
    public Open<TenderKind> Of(string? word, TenderKind? byType, params ReadOnlySpan<string?> names)
    {
        foreach (var name in names)
        {
            if (name is not null && options.Tenders is { } configured && configured.FirstOrDefault(pair => pair.Key.Equals(name, StringComparison.OrdinalIgnoreCase)).Value is { } chosen)
            {
                return new Open<TenderKind>(KindOf(chosen), word);
            }
        }

        if (byType is { } typed)
        {
            return new Open<TenderKind>(typed, word);
        }

        foreach (var name in names)
        {
            if (name is not null && (Codes.TryGetValue(name, out var kind) || ByWord(name, out kind)))
            {
                return new Open<TenderKind>(kind, word);
            }
        }

        return new Open<TenderKind>(TenderKind.Other, word);
    }

    private static bool ByWord(string name, out TenderKind kind)
    {
        foreach (var (known, words) in Known)
        {
            if (Array.Exists(words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))
            {
                kind = known;
                return true;
            }
        }

        kind = TenderKind.Other;
        return false;
    }

    private static TenderKind KindOf(string text) => Enum.TryParse<TenderKind>(text.Replace("_", "", StringComparison.Ordinal), ignoreCase: true, out var kind) ? kind : TenderKind.Other;
}
