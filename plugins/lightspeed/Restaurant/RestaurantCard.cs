namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>One payment by Lightspeed Payments, with the payment of its bill put beside it.</summary>
internal sealed record RestaurantCard(
    string LightspeedPaymentId,
    string AccountFiscId,
    string? Status = null,
    string? Uuid = null,
    string? Reference = null,
    DateTimeOffset? CreatedDate = null,
    RestaurantAmount? Fees = null,
    RestaurantPayment? Payment = null)
{
    public Payment ToPayment(string? locationId)
    {
        var paid = Payment ?? throw new System.Text.Json.JsonException("A card payment has no payment of a bill beside it.");
        var currency = paid.Currency ?? Fees?.Currency ?? throw new System.Text.Json.JsonException("A card payment names no currency.");
        return new Payment
        {
            Id = LightspeedPaymentId,
            LocationId = locationId,
            SaleId = AccountFiscId,
            Kind = new Open<TenderKind>(TenderKind.Card),
            Status = new Open<PaymentStatus>(StatusOf(Status), Status),
            Amount = new Money(paid.NetAmountWithTax ?? 0m, currency),
            Tip = paid.Tip is null or 0m ? null : new Money(paid.Tip.Value, currency),
            Fee = Fees is { Value: { } fee } ? new Money(fee, Fees.Currency ?? currency) : null,
            At = CreatedDate,
        };
    }

    /// <summary>What is given back is a payment of the refund's own bill; this one was made all the same.</summary>
    private static PaymentStatus StatusOf(string? status) => status switch
    {
        "CAPTURED" or "PARTIALLY_REFUNDED" or "REFUNDED" => PaymentStatus.Completed,
        _ => PaymentStatus.Other,
    };
}

/// <summary>An amount with its currency.</summary>
internal sealed record RestaurantAmount(decimal? Value = null, string? Currency = null);
