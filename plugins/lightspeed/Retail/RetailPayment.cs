using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>One payment on a sale.</summary>
internal sealed record RetailPayment(
    [property: JsonPropertyName("salePaymentID")] string SalePaymentId,
    decimal Amount,
    decimal? TipAmount = null,
    bool Archived = false,
    string? PaymentTypeId = null,
    DateTimeOffset? CreateTime = null,
    RetailPaymentType? PaymentType = null)
{
    /// <summary>The vendor counts the tip into the amount. A voucher sold is a negative payment: money that went into it.</summary>
    public Tender ToTender(string currency, LightspeedTenders tenders) => new()
    {
        Id = SalePaymentId,
        Kind = PaymentType is { } type ? type.ToKind(tenders) : new Open<TenderKind>(TenderKind.Other, PaymentTypeId),
        Name = LightspeedText.TextOrNull(PaymentType?.Name),
        Amount = new Money(Amount - (TipAmount ?? 0m), currency),
        Tip = TipAmount is null or 0m ? null : new Money(TipAmount.Value, currency),
        At = CreateTime,
    };
}

/// <summary>A means of payment of the shop.</summary>
internal sealed record RetailPaymentType([property: JsonPropertyName("paymentTypeID")] string? PaymentTypeId = null, string? Name = null, string? Type = null)
{
    public Open<TenderKind> ToKind(LightspeedTenders tenders) => tenders.Of(
        Type,
        Type switch
        {
            "cash" => TenderKind.Cash,
            "credit card" => TenderKind.Card,
            "gift card" => TenderKind.GiftCard,
            "credit account" => TenderKind.Account,
            _ => null,
        },
        Name);
}
