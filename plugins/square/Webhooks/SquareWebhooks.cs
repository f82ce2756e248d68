using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Checks and reads what Square sends.</summary>
internal sealed class SquareWebhooks : IWebhookReceiver
{
    private const string SignatureHeader = "x-square-hmacsha256-signature";

    private static readonly JsonRowShape Counts = new()
    {
        Rows = "data.object.inventory_counts",
        Id = "catalog_object_id",
        LocationId = "location_id",
        ChangedAt = "calculated_at",
        MayBeAbsent = true,
    };

    private static readonly JsonRowShape Payments = SquarePayments.Shape("data.object.payment", SquarePayments.PaymentForm);
    private static readonly JsonRowShape Refunds = SquarePayments.Shape("data.object.refund", SquarePayments.RefundForm);

    public WebhookReceipt Receive(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Headers.TryGetValue(SignatureHeader, out var sent) || sent is not [var signature])
        {
            return new WebhookReceipt { Refusal = $"The header {SignatureHeader} is missing." };
        }

        if (!IsSigned(request, signature))
        {
            return new WebhookReceipt { Refusal = "The signature fits none of the connection's webhook secrets for this address and body." };
        }

        try
        {
            var notice = JsonSerializer.Deserialize(request.Body.Span, SquareJson.Default.SquareEvent)!;
            return new WebhookReceipt { Events = Events(notice, request.Body) };
        }
        catch (JsonException e)
        {
            return new WebhookReceipt { Refusal = $"The body is no event of Square: {e.Message}" };
        }
    }

    /// <summary>Square signs the registered address and the raw body. Every secret is tried, so that the time says nothing.</summary>
    private static bool IsSigned(WebhookRequest request, string signature)
    {
        Span<byte> claimed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        claimed.Clear();
        var isSigned = false;
        var isWellFormed = Convert.TryFromBase64String(signature, claimed, out var length) && length == claimed.Length;
        foreach (var secret in request.Secrets)
        {
            using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(secret));
            hmac.AppendData(Encoding.UTF8.GetBytes(request.Url.OriginalString));
            hmac.AppendData(request.Body.Span);
            isSigned |= CryptographicOperations.FixedTimeEquals(hmac.GetHashAndReset(), claimed);
        }

        return isSigned && isWellFormed;
    }

    private static List<WebhookEvent> Events(SquareEvent notice, ReadOnlyMemory<byte> body) => notice.Type switch
    {
        "order.created" or "order.updated" or "order.fulfillment.updated" => notice.Data?.Object?.Order is { } order
            ? [Of(notice, "sale") with { Hint = new RecordHint(order.OrderId, order.LocationId, order.Version, order.UpdatedAt ?? order.CreatedAt) }]
            : [Of(notice, "sale")],
        "payment.created" or "payment.updated" => Records(notice, "payment", JsonRows.Cut(body, Payments)),
        "refund.created" or "refund.updated" => Records(notice, "payment", JsonRows.Cut(body, Refunds)),
        "inventory.count.updated" => Records(notice, "stock-level", InStock(JsonRows.Cut(body, Counts))),
        "catalog.version.updated" => [Of(notice, "product"), Of(notice, "category"), Of(notice, "promotion")],
        "location.created" or "location.updated" => [Of(notice, "location")],
        _ => [],
    };

    private static List<RawRecord> InStock(IReadOnlyList<RawRecord> counts) => counts
        .Where(row => JsonSerializer.Deserialize(row.Content.Span, SquareJson.Default.SquareCount)!.State == SquareCount.InStock)
        .Select(row => row with { Id = SquareStock.IdOf(row.Id, row.LocationId) })
        .ToList();

    private static List<WebhookEvent> Records(SquareEvent notice, string stream, IReadOnlyList<RawRecord> rows) =>
        rows.Select(row => Of(notice, stream, row.Id) with { Record = row }).ToList();

    /// <summary>One delivery may tell several things: each has a key of its own, the same when Square sends it again.</summary>
    private static WebhookEvent Of(SquareEvent notice, string stream, string? id = null) => new()
    {
        Stream = stream,
        AccountId = notice.MerchantId,
        DedupeKey = id is null ? $"{notice.EventId}/{stream}" : $"{notice.EventId}/{stream}/{id}",
        OccurredAt = notice.CreatedAt,
    };
}
