using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>One order, a bill in Square's words.</summary>
internal sealed record SquareOrder(
    string Id,
    string LocationId,
    string? State = null,
    string? ReferenceId = null,
    string? TicketName = null,
    string? CustomerId = null,
    DateTimeOffset? CreatedAt = null,
    DateTimeOffset? ClosedAt = null,
    List<SquareLine>? LineItems = null,
    List<SquareTax>? Taxes = null,
    List<SquareDiscount>? Discounts = null,
    List<SquareCharge>? ServiceCharges = null,
    List<SquareReturn>? Returns = null,
    List<SquareTender>? Tenders = null,
    List<SquareOrderRefund>? Refunds = null,
    SquareRounding? RoundingAdjustment = null,
    SquareMoney? TotalMoney = null,
    SquareMoney? TotalTipMoney = null)
{
    public Sale ToSale()
    {
        var bill = new SquareBill(this);
        return new Sale
        {
            Id = Id,
            LocationId = LocationId,
            Aliases = ReferenceId is null ? SquareBill.NoAliases : new Dictionary<string, string> { ["reference"] = ReferenceId },
            Kind = new Open<SaleKind>(bill.Kind),
            Status = new Open<SaleStatus>(Status(State), State),
            Number = IsTable(TicketName) ? null : TicketName,
            Table = IsTable(TicketName) ? TicketName : null,
            OpenedAt = CreatedAt,
            ClosedAt = ClosedAt,
            OriginalSaleId = bill.OriginalSaleId,
            CustomerId = CustomerId,
            Total = bill.Total,
            Tax = bill.Tax,
            Tip = bill.Tip,
            Rounding = bill.Rounding,
            Lines = bill.Lines,
            Tenders = bill.Tenders,
        };
    }

    /// <summary>Gets the currency, from whatever amount the order has.</summary>
    public string Currency() =>
        (TotalMoney
            ?? (LineItems is [var line, ..] ? line.TotalMoney : (SquareMoney?)null)
            ?? (Returns is [{ ReturnLineItems: [var back, ..] }, ..] ? back.TotalMoney : (SquareMoney?)null)
            ?? (Tenders is [var tender, ..] ? tender.AmountMoney : null)
            ?? (Refunds is [var refund, ..] ? refund.AmountMoney : (SquareMoney?)null)
            ?? throw new JsonException("The order has no amount, so its currency is not known.")).Currency;

    /// <summary>A ticket's name is whatever the staff typed: a table, a guest, a number of the day.</summary>
    private static bool IsTable(string? ticket) => ticket?.StartsWith("table", StringComparison.OrdinalIgnoreCase) == true;

    private static SaleStatus Status(string? state) => state switch
    {
        "OPEN" or "DRAFT" => SaleStatus.Open,
        "COMPLETED" => SaleStatus.Completed,
        "CANCELED" => SaleStatus.Cancelled,
        _ => SaleStatus.Other,
    };
}

/// <summary>What cash rounding did.</summary>
internal sealed record SquareRounding(SquareMoney? AmountMoney = null);

/// <summary>What one bill takes back of another.</summary>
internal sealed record SquareReturn(
    string? SourceOrderId = null,
    List<SquareLine>? ReturnLineItems = null,
    List<SquareCharge>? ReturnServiceCharges = null,
    List<SquareTax>? ReturnTaxes = null,
    List<SquareDiscount>? ReturnDiscounts = null,
    List<SquareReturnTip>? ReturnTips = null,
    SquareRounding? RoundingAdjustment = null);

/// <summary>A tip given back.</summary>
internal sealed record SquareReturnTip(SquareMoney? AppliedMoney = null, string? SourceTenderId = null);

/// <summary>Money given back on a bill, in Square's older form.</summary>
internal sealed record SquareOrderRefund(string Id, SquareMoney AmountMoney, string? Status = null, string? TenderId = null, string? Reason = null, DateTimeOffset? CreatedAt = null, SquareMoney? ProcessingFeeMoney = null);
