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
    SquareCardDetails? CardDetails = null)
{
    /// <summary>Square counts the tip into the tender's amount.</summary>
    public Tender ToTender(string currency)
    {
        var amount = AmountMoney ?? new SquareMoney(0, currency);
        return new Tender
        {
            Id = Id,
            Kind = new Open<TenderKind>(KindOf(Type), Type),
            Name = CardDetails?.Card?.CardBrand,
            Amount = (amount with { Amount = amount.Amount - (TipMoney?.Amount ?? 0) }).ToMoney(),
            Tip = TipMoney?.ToMoney(),
            Fee = ProcessingFeeMoney?.ToMoney(),
            At = CreatedAt,
            PaymentId = PaymentId ?? Id,
        };
    }

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
