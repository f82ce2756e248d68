using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Checks and reads what HubSpot sends: up to a hundred events at once, in no order, some of them twice.</summary>
internal sealed class HubSpotWebhooks : IWebhookReceiver
{
    private const string Customers = "customer";
    private const string Activities = "activity";

    public WebhookReceipt Receive(WebhookRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (HubSpotSignature.Refusal(request) is { } refusal)
        {
            return new WebhookReceipt { Refusal = refusal };
        }

        try
        {
            var notices = JsonSerializer.Deserialize(request.Body.Span, HubSpotJson.Default.ListHubSpotNotice) ?? [];
            return new WebhookReceipt { Events = notices.SelectMany(Events).ToList() };
        }
        catch (JsonException e)
        {
            return new WebhookReceipt { Refusal = $"The body is no list of HubSpot's events: {e.Message}" };
        }
    }

    private static IEnumerable<WebhookEvent> Events(HubSpotNotice notice)
    {
        if (notice.Type is not { } type)
        {
            return [];
        }

        var (subject, what) = type.Split('.') is [var first, var second, ..] ? (first, second) : (type, "");
        var isContact = subject == "contact" || (subject == "object" && notice.ObjectTypeId is HubSpotListForm.Contacts);
        if (!isContact)
        {
            return notice.ObjectTypeId is "0-46" or "0-47" or "0-48" or "0-49" or "0-18" ? [Of(notice, Activities)] : [];
        }

        return (what, notice.ObjectId) switch
        {
            ("deletion", { } id) => [Of(notice, Customers) with { Removal = new Removal(HubSpotText.Of(id), RemovalReason.Archived, notice.At) }],
            ("privacyDeletion", { } id) => [Of(notice, Customers) with { Removal = new Removal(HubSpotText.Of(id), RemovalReason.Erased, notice.At) }],
            ("merge", _) => Merged(notice),
            ("creation" or "propertyChange" or "restore" or "associationChange", { } id) => [Of(notice, Customers) with { Hint = new RecordHint(HubSpotText.Of(id)) }],
            _ => [Of(notice, Customers)],
        };
    }

    /// <summary>Merging gives the two contacts a third id, or lets the first one's live on.</summary>
    private static List<WebhookEvent> Merged(HubSpotNotice notice)
    {
        if ((notice.NewObjectId ?? notice.PrimaryObjectId ?? notice.ObjectId) is not { } now)
        {
            return [Of(notice, Customers)];
        }

        var events = new List<WebhookEvent> { Of(notice, Customers) with { Hint = new RecordHint(HubSpotText.Of(now)) } };
        foreach (var before in (notice.MergedObjectIds ?? []).Append(notice.PrimaryObjectId ?? now).Where(id => id != now).Distinct())
        {
            var id = HubSpotText.Of(before);
            var gone = Of(notice, Customers);
            events.Add(gone with { Removal = new Removal(id, RemovalReason.Merged, notice.At, HubSpotText.Of(now)), DedupeKey = $"{gone.DedupeKey}/{id}" });
        }

        return events;
    }

    /// <summary>An event's own id is not unique: only all of this together is.</summary>
    private static WebhookEvent Of(HubSpotNotice notice, string stream) => new()
    {
        Stream = stream,
        AccountId = notice.PortalId is { } portal ? HubSpotText.Of(portal) : null,
        DedupeKey = notice.OccurredAt is null ? null : $"{notice.PortalId}/{notice.Type}/{notice.ObjectId}/{notice.PropertyName}/{notice.OccurredAt}/{notice.EventId}",
        OccurredAt = notice.At,
    };
}

/// <summary>One event. One sample of the documentation writes eventType where all others write subscriptionType.</summary>
internal sealed record HubSpotNotice(
    string? SubscriptionType = null,
    string? EventType = null,
    long? PortalId = null,
    long? ObjectId = null,
    string? ObjectTypeId = null,
    long? EventId = null,
    long? OccurredAt = null,
    string? PropertyName = null,
    long? PrimaryObjectId = null,
    List<long>? MergedObjectIds = null,
    long? NewObjectId = null)
{
    public string? Type => SubscriptionType ?? EventType;

    public DateTimeOffset? At => OccurredAt is { } milliseconds ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
}
