using System.Text;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads payments, then refunds.</summary>
/// <remarks>By location: without one Square lists the payments of the main location only.</remarks>
internal sealed class SquarePayments(SquareApi api, TimeProvider time) : IFeed<Payment>
{
    /// <summary>The form of a payment's row.</summary>
    public const string PaymentForm = "payment";

    /// <summary>The form of a refund's row.</summary>
    public const string RefundForm = "refund";

    private const int PageSize = 100;

    public FeedBases Bases => FeedBases.Changed;

    public FeedScope Scope => FeedScope.Location;

    public static JsonRowShape Shape(string rows, string form) => new()
    {
        Rows = rows,
        Id = "id",
        LocationId = "location_id",
        ChangedAt = "updated_at",
        MayBeAbsent = true,
        Form = form,
    };

    public Payment Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return raw.Form == RefundForm
            ? JsonSerializer.Deserialize(raw.Content.Span, SquareJson.Default.SquareRefund)!.ToPayment()
            : JsonSerializer.Deserialize(raw.Content.Span, SquareJson.Default.SquarePayment)!.ToPayment();
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var location = request.LocationId ?? throw SquareRefusal.Invalid("location", "Square lists payments one location at a time.");
        var payments = Shape("payments", PaymentForm);
        var refunds = Shape("refunds", RefundForm);
        var parts = new List<FeedPart>
        {
            new("payments", (cursor, token) => ListAsync("v2/payments", location, payments, cursor, token)) { IsSorted = true },
            new("refunds", (cursor, token) => ListAsync("v2/refunds", location, refunds, cursor, token)) { IsSorted = true },
        };
        return PartReader.ReadAsync(request, parts, time, cancellationToken);
    }

    private async Task<PartAnswer> ListAsync(string path, string location, JsonRowShape shape, PartCursor cursor, CancellationToken cancellationToken)
    {
        // Without a start Square goes back one year and no further.
        var start = SquareText.Of(cursor.Start ?? DateTimeOffset.UnixEpoch);
        var query = new StringBuilder($"{path}?location_id={Uri.EscapeDataString(location)}&sort_field=UPDATED_AT&sort_order=ASC&limit={PageSize}");
        query.Append("&begin_time=").Append(Uri.EscapeDataString(SquareText.Of(DateTimeOffset.UnixEpoch)));
        query.Append("&updated_at_begin_time=").Append(Uri.EscapeDataString(start));
        if (cursor.End is { } end)
        {
            query.Append("&updated_at_end_time=").Append(Uri.EscapeDataString(SquareText.Of(end)));
        }

        if (cursor.Token is { } page)
        {
            query.Append("&cursor=").Append(Uri.EscapeDataString(page));
        }

        return SquareAnswer.Cut(await api.GetAsync(query.ToString(), cancellationToken), shape);
    }
}
