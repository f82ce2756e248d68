using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Takes the bookings that OpenTable sends whole. They are not signed: an agreed token in the Authorization header is all there is to check.</summary>
internal sealed class OpenTableWebhooks(OpenTableOptions options) : IWebhookReceiver
{
    private const string WebhookForm = "webhook-v3";
    private const string Bearer = "Bearer ";

    private static readonly JsonRowShape Shape = new() { Id = "id", LocationId = "rid", Revision = "sequence_id", ChangedAt = "updated_at_utc", Form = WebhookForm };

    public WebhookReceipt Receive(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Headers.TryGetValue("Authorization", out var sent) || sent is not [var header])
        {
            return new WebhookReceipt { Refusal = "The header Authorization is missing." };
        }

        if (!IsKnown(request, header))
        {
            return new WebhookReceipt { Refusal = "The token fits none of the connection's webhook secrets." };
        }

        try
        {
            var booking = JsonSerializer.Deserialize(request.Body.Span, OpenTableJson.Default.OpenTableReservation)!;
            return new WebhookReceipt { Events = Events(booking, JsonRows.Cut(request.Body, Shape)[0]) };
        }
        catch (JsonException e)
        {
            return new WebhookReceipt { Refusal = $"The body is no booking of OpenTable: {e.Message}" };
        }
    }

    /// <summary>Takes the secret behind Bearer, or as the whole header, since a partner may agree on another scheme. Every secret is tried, so that the time says nothing.</summary>
    private static bool IsKnown(WebhookRequest request, string header)
    {
        var (whole, token) = (Hash(header), Hash(header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : header));
        var isKnown = false;
        foreach (var secret in request.Secrets)
        {
            var expected = Hash(secret);
            isKnown |= secret.Length > 0 & (CryptographicOperations.FixedTimeEquals(expected, whole) | CryptographicOperations.FixedTimeEquals(expected, token));
        }

        return isKnown;
    }

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    /// <summary>Gives the booking as it came, then asks for it in full: the webhook's form lacks the bill and the experience.</summary>
    private List<WebhookEvent> Events(OpenTableReservation booking, RawRecord row)
    {
        var told = new WebhookEvent
        {
            Stream = "reservation",
            Record = row,
            AccountId = options.RestaurantId.Contains(booking.RestaurantId) ? null : booking.RestaurantId,
            OccurredAt = row.ChangedAt,
            DedupeKey = row.Revision is { } number ? $"{row.Id}/{number}" : null,
        };
        return [told, told with { Record = null, Hint = new RecordHint(row.Id, row.LocationId, row.Revision, row.ChangedAt), DedupeKey = told.DedupeKey is { } key ? $"{key}/whole" : null }];
    }
}
