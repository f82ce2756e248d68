namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Money taken.</summary>
internal sealed record SquarePayment(
    string Id,
    SquareMoney AmountMoney,
    string? LocationId = null,
    string? OrderId = null,
    string? SourceType = null,
    string? Status = null,
    SquareMoney? TipMoney = null,
    DateTimeOffset? CreatedAt = null,
    string? ReceiptNumber = null,
    List<SquareFee>? ProcessingFee = null,
    SquareCardDetails? CardDetails = null,
    SquareExternalDetails? ExternalDetails = null)
{
    /// <summary>Unlike a tender's, a payment's amount is without its tip.</summary>
    public Payment ToPayment() => new()
    {
        Id = Id,
        LocationId = LocationId,
        Aliases = ReceiptNumber is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["receipt"] = ReceiptNumber },
        SaleId = OrderId,
        Kind = new Open<TenderKind>(Kind(), SourceType),
        Status = new Open<PaymentStatus>(StatusOf(Status), Status),
        Amount = AmountMoney.ToMoney(),
        Tip = TipMoney?.ToMoney(),
        Fee = SquareFee.Sum(ProcessingFee),
        At = CreatedAt,
    };

    public static PaymentStatus StatusOf(string? status) => status switch
    {
        "PENDING" or "APPROVED" => PaymentStatus.Pending,
        "COMPLETED" => PaymentStatus.Completed,
        "CANCELED" or "FAILED" or "REJECTED" => PaymentStatus.Failed,
        _ => PaymentStatus.Other,
    };

    public static TenderKind KindOf(string? source) => source switch
    {
        "CARD" => TenderKind.Card,
        "CASH" => TenderKind.Cash,
        "WALLET" or "BANK_ACCOUNT" or "SQUARE_ACCOUNT" => TenderKind.Wallet,
        _ => TenderKind.Other,
    };

    private TenderKind Kind() => SourceType switch
    {
        "CARD" when CardDetails?.Card?.CardBrand == "SQUARE_GIFT_CARD" => TenderKind.GiftCard,
        "EXTERNAL" => ExternalDetails?.Type switch
        {
            "FOOD_VOUCHER" => TenderKind.MealVoucher,
            "OTHER_GIFT_CARD" => TenderKind.GiftCard,
            "CARD" => TenderKind.Card,
            "STORED_BALANCE" => TenderKind.Account,
            "BANK_TRANSFER" or "EMONEY" or "SQUARE_CASH" => TenderKind.Wallet,
            _ => TenderKind.Other,
        },
        _ => KindOf(SourceType),
    };
}

/// <summary>Money given back.</summary>
internal sealed record SquareRefund(
    string Id,
    SquareMoney AmountMoney,
    string? LocationId = null,
    string? OrderId = null,
    string? PaymentId = null,
    string? DestinationType = null,
    string? Status = null,
    string? Reason = null,
    DateTimeOffset? CreatedAt = null,
    List<SquareFee>? ProcessingFee = null)
{
    public Payment ToPayment() => new()
    {
        Id = Id,
        LocationId = LocationId,
        SaleId = OrderId,
        RefundOf = PaymentId,
        Kind = new Open<TenderKind>(SquarePayment.KindOf(DestinationType), DestinationType),
        Status = new Open<PaymentStatus>(SquarePayment.StatusOf(Status), Status),
        Amount = AmountMoney.ToMoney(-1),
        Fee = SquareFee.Sum(ProcessingFee),
        Reason = Reason,
        At = CreatedAt,
    };
}

/// <summary>One fee or its correction.</summary>
internal sealed record SquareFee(SquareMoney? AmountMoney = null)
{
    /// <summary>Adds fees up; null while Square has not told any.</summary>
    public static Money? Sum(List<SquareFee>? fees)
    {
        SquareMoney? sum = null;
        foreach (var fee in fees ?? [])
        {
            sum = fee.AmountMoney is { } money ? money with { Amount = money.Amount + (sum?.Amount ?? 0) } : sum;
        }

        return sum?.ToMoney();
    }
}

/// <summary>A payment Square only records: a meal voucher, a cheque.</summary>
internal sealed record SquareExternalDetails(string? Type = null, string? Source = null);
