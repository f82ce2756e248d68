using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Takes the supplier's thin webhooks, signed per Standard Webhooks.</summary>
internal sealed class SupplierWebhooks : IWebhookReceiver
{
    private const string SecretPrefix = "whsec_";
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    public WebhookReceipt Receive(WebhookRequest request)
    {
        var id = Header(request, "webhook-id");
        var timestamp = Header(request, "webhook-timestamp");
        var signatures = Header(request, "webhook-signature");
        if (id is null || timestamp is null || signatures is null)
        {
            return Refuse("One of the headers webhook-id, webhook-timestamp and webhook-signature is missing.");
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || (request.ReceivedAt - DateTimeOffset.UnixEpoch - TimeSpan.FromSeconds(Math.Min(seconds, uint.MaxValue))).Duration() > Tolerance)
        {
            return Refuse("The delivery is more than five minutes old, or dated ahead.");
        }

        return IsSigned(request, $"{id}.{timestamp}.", signatures) ? Read(request.Body, id) : Refuse("The signature fits no secret in force.");
    }

    private static WebhookReceipt Refuse(string reason) => new() { Refusal = reason };

    private static string? Header(WebhookRequest request, string name) =>
        request.Headers.TryGetValue(name, out var values) && values is [var value] ? value : null;

    private static bool IsSigned(WebhookRequest request, string prefix, string signatures)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(prefix), .. request.Body.Span];
        var isSigned = false;
        foreach (var secret in request.Secrets)
        {
            var expected = HMACSHA256.HashData(Key(secret), signed);
            foreach (var signature in signatures.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                // No early way out: the time taken tells nothing about which secret fits.
                isSigned |= signature.StartsWith("v1,", StringComparison.Ordinal) && Matches(signature.AsSpan(3), expected);
            }
        }

        return isSigned;
    }

    private static bool Matches(ReadOnlySpan<char> base64, byte[] expected)
    {
        Span<byte> given = stackalloc byte[64];
        return Convert.TryFromBase64Chars(base64, given, out var length) && CryptographicOperations.FixedTimeEquals(given[..length], expected);
    }

    /// <summary>Reads a secret as Standard Webhooks writes it, base64 behind whsec_; another text is taken as it is.</summary>
    private static byte[] Key(string secret)
    {
        var written = secret.StartsWith(SecretPrefix, StringComparison.Ordinal) ? secret[SecretPrefix.Length..] : secret;
        var key = new byte[written.Length];
        return Convert.TryFromBase64String(written, key, out var length) ? key[..length] : Encoding.UTF8.GetBytes(secret);
    }

    private static WebhookReceipt Read(ReadOnlyMemory<byte> body, string deliveryId)
    {
        try
        {
            var told = JsonSerializer.Deserialize(body.Span, SupplierJson.Default.WebhookWire) ?? throw new JsonException("The delivery is null.");
            return new WebhookReceipt { Events = Events(told, deliveryId) };
        }
        catch (JsonException)
        {
            return Refuse("The body is not a webhook of the supplier contract: type and id are missing or no text.");
        }
    }

    private static WebhookEvent[] Events(WebhookWire told, string deliveryId)
    {
        var orders = CapabilitySet.StreamOf<SupplierOrder>();
        return told.Type.Split('.')[0] switch
        {
            "order" => [Wake(orders, deliveryId) with { Hint = new RecordHint(told.Id) }],

            // A despatch also moves its order on, which the notice names by our number only.
            "delivery" => [Wake(CapabilitySet.StreamOf<Delivery>(), deliveryId), Wake(orders, deliveryId)],
            "billing-document" => [Wake(CapabilitySet.StreamOf<BillingDocument>(), deliveryId)],
            "catalogue" => [Wake(CapabilitySet.StreamOf<CatalogItem>(), deliveryId)],
            _ => [],
        };
    }

    private static WebhookEvent Wake(string stream, string deliveryId) => new() { Stream = stream, DedupeKey = $"{deliveryId}/{stream}" };
}
