using System.Globalization;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>An order as the supplier has it.</summary>
internal sealed record OrderStatusWire(string SupplierOrderId, string BuyerOrderId, string Status)
{
    public DateOnly? RequestedDate { get; init; }

    public string? PromisedDelivery { get; init; }

    public string? Currency { get; init; }

    public TotalsWire? Totals { get; init; }

    public string? Reason { get; init; }

    public IReadOnlyList<OrderStatusLineWire>? Lines { get; init; }

    /// <summary>Reads the order in the contract's words.</summary>
    public SupplierOrder ToOrder(SupplierAccount account)
    {
        var currency = Currency ?? account.Currency;
        return new SupplierOrder
        {
            Id = SupplierOrderId,
            Reference = BuyerOrderId,
            Status = new Open<SupplierOrderStatus>(ToStatus(account.Words.Status(Status)), Status),
            RequestedDay = RequestedDate,
            PromisedDay = Day(PromisedDelivery),
            Reason = Reason,
            Lines = [.. (Lines ?? []).Select(line => line.ToLine(currency, account.Words))],
            NetTotal = Totals is { } totals ? new Money(totals.NetAmount, currency) : null,
            Aliases = new Dictionary<string, string> { ["reference"] = BuyerOrderId },
        };
    }

    private static SupplierOrderStatus ToStatus(string word) => word switch
    {
        "SUBMITTED" => SupplierOrderStatus.Submitted,
        "RECEIVED" => SupplierOrderStatus.Received,
        "ACCEPTED" => SupplierOrderStatus.Accepted,
        "ACCEPTED_WITH_CHANGES" => SupplierOrderStatus.AcceptedWithChanges,
        "REJECTED" => SupplierOrderStatus.Rejected,
        "PARTIALLY_DESPATCHED" => SupplierOrderStatus.PartlyDespatched,
        "DESPATCHED" => SupplierOrderStatus.Despatched,
        "DELIVERED" => SupplierOrderStatus.Delivered,
        "CANCELLATION_REQUESTED" => SupplierOrderStatus.CancellationRequested,
        "CANCELLED" => SupplierOrderStatus.Cancelled,
        "ERROR" => SupplierOrderStatus.Failed,
        _ => SupplierOrderStatus.Other,
    };

    /// <summary>Reads a date, or the day of an instant in the offset it is told in.</summary>
    private static DateOnly? Day(string? promised)
    {
        if (promised is null)
        {
            return null;
        }

        if (DateOnly.TryParseExact(promised, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day;
        }

        return DateTimeOffset.TryParse(promised, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? DateOnly.FromDateTime(instant.DateTime)
            : throw new JsonException("promisedDelivery is neither a date nor an instant.", "$.promisedDelivery", null, null);
    }
}
