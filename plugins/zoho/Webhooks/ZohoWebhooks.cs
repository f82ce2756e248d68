using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Checks and reads what Zoho sends: ids only, with nothing to prove the sender but the token it was given.</summary>
internal sealed class ZohoWebhooks : IWebhookReceiver
{
    public WebhookReceipt Receive(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        try
        {
            var notice = JsonSerializer.Deserialize(request.Body.Span, ZohoJson.Default.ZohoNotice)!;
            return IsOurs(request.Secrets, notice.Token)
                ? new WebhookReceipt { Events = Events(notice) }
                : new WebhookReceipt { Refusal = "The token fits none of the connection's webhook secrets." };
        }
        catch (JsonException)
        {
            return new WebhookReceipt { Refusal = "The body is no notice of Zoho." };
        }
    }

    /// <summary>Every secret is compared, by its hash, so that the time says nothing.</summary>
    private static bool IsOurs(IReadOnlyList<string> secrets, string? token)
    {
        var claimed = SHA256.HashData(Encoding.UTF8.GetBytes(token ?? ""));
        var isOurs = false;
        foreach (var secret in secrets)
        {
            isOurs |= CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(secret)), claimed);
        }

        return isOurs && !string.IsNullOrEmpty(token);
    }

    private static List<WebhookEvent> Events(ZohoNotice notice)
    {
        var stream = notice.Module switch
        {
            ZohoFields.Module => "customer",
            "Campaigns" => "campaign",
            "Notes" or "Events" or "Calls" or "Tasks" => "activity",
            _ => null,
        };
        if (stream is null)
        {
            return [];
        }

        var at = notice.ServerTime is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : (DateTimeOffset?)null;
        var events = new List<WebhookEvent>();
        foreach (var id in notice.Ids ?? [])
        {
            var told = new WebhookEvent
            {
                Stream = stream,
                OccurredAt = at,
                DedupeKey = at is null ? null : string.Create(CultureInfo.InvariantCulture, $"{notice.ServerTime}/{notice.Module}/{notice.Operation}/{id}"),
            };

            // The word for a deletion was not seen live; what is not one is fetched, and found to be gone.
            events.Add(notice.Operation == "delete" ? told with { Removal = new Removal(id, RemovalReason.Archived, at) }
                : stream == "campaign" ? told
                : told with { Hint = new RecordHint(id) });
        }

        return events;
    }
}

/// <summary>One notice.</summary>
internal sealed record ZohoNotice(string? Module = null, string? Operation = null, List<string>? Ids = null, string? Token = null, long? ServerTime = null);
