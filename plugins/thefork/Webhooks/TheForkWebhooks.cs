using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Takes TheFork's thin events. They are not signed: a token in the address that TheFork was given is all there is to check.</summary>
internal sealed class TheForkWebhooks(TheForkOptions options) : IWebhookReceiver
{
    /// <summary>The answer that TheFork waits for.</summary>
    private const string Thanks = """{"data":{}}""";

    public WebhookReceipt Receive(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsKnown(request))
        {
            return new WebhookReceipt { Refusal = "The token in the address is missing or none of the connection's webhook secrets." };
        }

        try
        {
            var told = JsonSerializer.Deserialize(request.Body.Span, TheForkJson.Default.TheForkEvent)!;
            return new WebhookReceipt { Events = Events(told), Reply = Thanks };
        }
        catch (JsonException e)
        {
            return new WebhookReceipt { Refusal = $"The body is no event of TheFork: {e.Message}" };
        }
    }

    /// <summary>Compares hashes, which are alike in length, with every secret, so that the time says nothing.</summary>
    private static bool IsKnown(WebhookRequest request)
    {
        var claimed = SHA256.HashData(Encoding.UTF8.GetBytes(TokenOf(request.Url) ?? ""));
        var isKnown = false;
        foreach (var secret in request.Secrets)
        {
            isKnown |= secret.Length > 0 && CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), claimed);
        }

        return isKnown;
    }

    private static string? TokenOf(Uri address) => address.Query.TrimStart('?').Split('&')
        .Where(pair => pair.StartsWith("token=", StringComparison.Ordinal))
        .Select(pair => Uri.UnescapeDataString(pair["token=".Length..]))
        .FirstOrDefault();

    /// <summary>A cancellation is an update. Reviews are not kept; TheFork is thanked for them all the same.</summary>
    private List<WebhookEvent> Events(TheForkEvent told) => told.EntityType switch
    {
        "reservation" => [Of("reservation", told) with { Hint = new RecordHint(told.Uuid, told.RestaurantUuid) }],
        "customer" when options.GroupId is not null => [Of("guest", told) with { Hint = new RecordHint(told.Uuid) }],
        _ => [],
    };

    /// <summary>TheFork gives an event no id and no time, so that none is ever dropped as known.</summary>
    private static WebhookEvent Of(string stream, TheForkEvent told) => new() { Stream = stream, AccountId = told.GroupUuid };
}

/// <summary>One event. An older edition of it names neither group nor restaurant.</summary>
internal sealed record TheForkEvent(string EntityType, string EventType, string Uuid, string? GroupUuid = null, string? RestaurantUuid = null);
