using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>One sale as V3 gives it. All of its amounts are unrounded decimals of the account's currency.</summary>
internal sealed record RetailSale(
    [property: JsonPropertyName("saleID")] string SaleId,
    bool Completed,
    bool Voided = false,
    bool Archived = false,
    bool IsTaxInclusive = false,
    string? TicketNumber = null,
    DateTimeOffset? CreateTime = null,
    DateTimeOffset? CompleteTime = null,
    string? ShopId = null,
    string? RegisterId = null,
    string? EmployeeId = null,
    string? CustomerId = null,
    string? ReferenceNumber = null,
    decimal? Total = null,
    decimal? CalcTotal = null,
    decimal? CalcTax1 = null,
    decimal? CalcTax2 = null,
    decimal? TaxTotal = null,
    decimal? CalcTips = null,
    RetailTaxCategory? TaxCategory = null,
    RetailLines? SaleLines = null,
    RetailPayments? SalePayments = null)
{
    public Sale ToSale(string currency, LightspeedTenders tenders)
    {
        Money Euro(decimal amount) => new(amount, currency);
        var lines = (SaleLines?.SaleLine ?? []).ConvertAll(line => line.ToLine(this, currency));

        // An archived payment was taken back before the sale was complete.
        var payments = (SalePayments?.SalePayment ?? []).FindAll(payment => !payment.Archived);
        var total = Total ?? CalcTotal ?? lines.Sum(line => line.Total.Amount);
        var tip = CalcTips ?? payments.Sum(payment => payment.TipAmount ?? 0m);
        return new Sale
        {
            Id = SaleId,
            LocationId = LightspeedText.IdOrNull(ShopId),
            Kind = new Open<SaleKind>(IsRefund(lines, total) ? SaleKind.Refund : SaleKind.Sale),
            Status = new Open<SaleStatus>(StatusOf()),
            Number = LightspeedText.TextOrNull(TicketNumber),
            OpenedAt = CreateTime,
            ClosedAt = CompleteTime,
            RegisterId = LightspeedText.IdOrNull(RegisterId),
            StaffId = LightspeedText.IdOrNull(EmployeeId),
            CustomerId = LightspeedText.IdOrNull(CustomerId),
            Total = Euro(total),
            Tax = Euro(CalcTax1 is null && CalcTax2 is null ? TaxTotal ?? lines.Sum(line => line.Tax.Amount) : (CalcTax1 ?? 0m) + (CalcTax2 ?? 0m)),
            Tip = tip == 0m ? null : Euro(tip),
            Lines = lines,
            Tenders = payments.ConvertAll(payment => payment.ToTender(currency, tenders)),
            Aliases = LightspeedText.TextOrNull(ReferenceNumber) is { } reference ? new Dictionary<string, string> { ["reference"] = reference } : [],
        };
    }

    private SaleStatus StatusOf() => this switch
    {
        { Voided: true } => SaleStatus.Cancelled,
        { Completed: true } => SaleStatus.Completed,
        { Archived: true } => SaleStatus.Cancelled,
        _ => SaleStatus.Open,
    };

    /// <summary>A refund has no mark of its own: all it holds was taken back.</summary>
    private static bool IsRefund(List<SaleLine> lines, decimal total) => lines.Count > 0 ? lines.TrueForAll(line => line.Quantity.Value < 0) : total < 0;
}

/// <summary>The names of a sale's two taxes.</summary>
internal sealed record RetailTaxCategory(string? Tax1Name = null, string? Tax2Name = null);

/// <summary>The lines: an array, or one object.</summary>
internal sealed record RetailLines([property: JsonConverter(typeof(OneOrMany<RetailLine>))] List<RetailLine>? SaleLine = null);

/// <summary>The payments: an array, or one object.</summary>
internal sealed record RetailPayments([property: JsonConverter(typeof(OneOrMany<RetailPayment>))] List<RetailPayment>? SalePayment = null);
