namespace LeVieuxMoulin.Connectors.Square;

/// <summary>One payment on an order.</summary>
internal sealed record SquareTender(
    string Type,
    string? Id = null,
    string? PaymentId = null,
    SquareMoney? AmountMoney = null,
    SquareMoney? TipMoney = null,
    SquareMoney? ProcessingFeeMoney = null,
    DateTimeOffset? CreatedAt = null,
    SquareCardDetails? CardDetails = null,
    string? Note = null)
{
    private static readonly string[] MealVouchers =
        ["titre-resto", "titre resto", "titre-restaurant", "titres-restaurant", "titre restaurant", "ticket restaurant", "ticket resto", "chèque déjeuner", "edenred", "pluxee", "swile", "bimpli"];

    /// <summary>Square counts the tip into the tender's amount.</summary>
    public Tender ToTender(string currency)
    {
        var amount = AmountMoney ?? new SquareMoney(0, currency);
        return new Tender
        {
            Id = Id,
            Kind = new Open<TenderKind>(Type == "OTHER" && IsMealVoucher(Note) ? TenderKind.MealVoucher : KindOf(Type), Type),
            Name = CardDetails?.Card?.CardBrand ?? (Type == "OTHER" ? Note : null),
            Amount = (amount with { Amount = amount.Amount - (TipMoney?.Amount ?? 0) }).ToMoney(),
            Tip = TipMoney?.ToMoneyUnlessZero(),
            Fee = ProcessingFeeMoney?.ToMoney(),
            At = CreatedAt,
            PaymentId = PaymentId ?? Id,
        };
    }

    /// <summary>Only the payment says what kind of voucher it was; on the bill the till's own note does.</summary>
    private static bool IsMealVoucher(string? note) =>
        note is not null && Array.Exists(MealVouchers, word => note.Contains(word, StringComparison.OrdinalIgnoreCase));

    public static TenderKind KindOf(string type) => type switch
    {
        "CARD" or "THIRD_PARTY_CARD" => TenderKind.Card,
        "CASH" => TenderKind.Cash,
        "SQUARE_GIFT_CARD" => TenderKind.GiftCard,
        "WALLET" or "BANK_ACCOUNT" or "SQUARE_ACCOUNT" => TenderKind.Wallet,
        _ => TenderKind.Other,
    };
}

/// <summary>What is known of the card.</summary>
internal sealed record SquareCardDetails(SquareCard? Card = null);

/// <summary>The card.</summary>
internal sealed record SquareCard(string? CardBrand = null);
