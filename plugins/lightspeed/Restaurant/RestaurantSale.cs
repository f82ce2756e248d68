namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>One closed bill as the second financial interface gives it. Its amounts are decimal text.</summary>
internal sealed record RestaurantSale(
    string AccountFiscId,
    string? Type = null,
    bool Cancelled = false,
    string? ReceiptId = null,
    RestaurantSource? Source = null,
    DateTimeOffset? TimeOfOpening = null,
    DateTimeOffset? TimeClosed = null,
    string? DeviceId = null,
    string? OwnerId = null,
    string? TableName = null,
    string? TableNumber = null,
    decimal? NbCovers = null,
    List<RestaurantLine>? SalesLines = null,
    List<RestaurantPayment>? Payments = null)
{
    public Sale ToSale(string? locationId, LightspeedCurrencies currencies, LightspeedTenders tenders)
    {
        var currency = SalesLines?.Find(line => line.Currency is not null)?.Currency ?? Payments?.Find(payment => payment.Currency is not null)?.Currency ?? currencies.Of(locationId);
        var lines = (SalesLines ?? []).ConvertAll(line => line.ToLine(locationId, currency));
        var rounding = Payments?.Sum(payment => payment.RoundingAmount ?? 0m) ?? 0m;
        var total = lines.Sum(line => line.Total.Amount) + rounding;
        var tip = Payments?.Sum(payment => payment.Tip ?? 0m) ?? 0m;
        var isTipInside = IsTipInside(total, tip);
        return new Sale
        {
            Id = AccountFiscId,
            LocationId = locationId,
            Kind = new Open<SaleKind>(KindOf(Type), Type),
            Status = new Open<SaleStatus>(Cancelled ? SaleStatus.Cancelled : SaleStatus.Completed),
            Number = ReceiptId,
            OpenedAt = TimeOfOpening,
            ClosedAt = TimeClosed,
            OriginalSaleId = Source?.InitialAccountId is { } original && original != AccountFiscId ? original : null,
            RegisterId = DeviceId,
            StaffId = OwnerId,
            Table = LightspeedText.TextOrNull(TableName) ?? LightspeedText.TextOrNull(TableNumber),
            Covers = NbCovers is { } covers ? (int)Math.Round(covers) : null,
            Total = new Money(total, currency),
            Tax = new Money(lines.Sum(line => line.Tax.Amount), currency),
            Tip = tip == 0m ? null : new Money(tip, currency),
            Rounding = rounding == 0m ? null : new Money(rounding, currency),
            Lines = lines,
            Tenders = (Payments ?? []).ConvertAll(payment => payment.ToTender(currency, tenders, isTipInside)),
        };
    }

    /// <summary>Splits, transfers, floats and corrections stand in the same list; summing them would count twice.</summary>
    private static SaleKind KindOf(string? type) => type switch
    {
        "SALE" => SaleKind.Sale,
        "REFUND" => SaleKind.Refund,
        _ => SaleKind.Other,
    };

    /// <summary>Whether a payment's amount holds its tip is not published: the bill tells, since payments settle it.</summary>
    private bool IsTipInside(decimal total, decimal tip)
    {
        var paid = Payments?.Sum(payment => payment.NetAmountWithTax ?? 0m) ?? 0m;
        return tip != 0m && Math.Abs(paid - tip - total) < Math.Abs(paid - total);
    }
}

/// <summary>The bill that this one goes back to.</summary>
internal sealed record RestaurantSource(string? InitialAccountId = null);
