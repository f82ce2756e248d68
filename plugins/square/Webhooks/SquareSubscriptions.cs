using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Keeps the application's webhook subscription. Square takes the application's own token here, not the seller's.</summary>
internal sealed class SquareSubscriptions(SquareApi application) : IWebhookSubscriber
{
    private const string Path = "v2/webhooks/subscriptions";
    private const string Name = "Le Vieux Moulin";

    private static readonly string[] EventTypes =
    [
        "catalog.version.updated", "inventory.count.updated", "location.created", "location.updated", "oauth.authorization.revoked",
        "order.created", "order.fulfillment.updated", "order.updated", "payment.created", "payment.updated", "refund.created", "refund.updated",
    ];

    public async Task<WebhookSubscription> EnsureAsync(Uri address, WebhookSubscription? current, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(address);
        var held = await FindAsync(address, current, cancellationToken);
        if (held is null)
        {
            return await CreateAsync(address, cancellationToken);
        }

        if (!held.Enabled || held.NotificationUrl != address.OriginalString || EventTypes.Except(held.EventTypes ?? []).Any())
        {
            await SendAsync(HttpMethod.Put, $"{Path}/{held.Id}", new SquareSubscriptionBody(Wanted(address)), cancellationToken);
        }

        return new WebhookSubscription { Id = held.Id!, Secret = held.SignatureKey ?? (current?.Id == held.Id ? current?.Secret : null) ?? await RotateAsync(held.Id!, cancellationToken) };
    }

    public async Task RemoveAsync(WebhookSubscription current, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(current);
        try
        {
            await application.WriteAsync(HttpMethod.Delete, $"{Path}/{current.Id}", null, cancellationToken);
        }
        catch (ConnectorException e) when (e.Fault.Kind == FaultKind.NotFound)
        {
            // Gone already, which is what was asked for.
        }
    }

    /// <summary>Finds ours: by id, else by address, since an answer to its making may have been lost.</summary>
    private async Task<SquareSubscription?> FindAsync(Uri address, WebhookSubscription? current, CancellationToken cancellationToken)
    {
        string? page = null;
        do
        {
            var answer = await application.GetAsync($"{Path}?include_disabled=true{(page is null ? "" : $"&cursor={Uri.EscapeDataString(page)}")}", cancellationToken);
            var list = JsonSerializer.Deserialize(answer, SquareJson.Default.SquareSubscriptionList)!;
            var found = list.Subscriptions?.Find(held => current is null ? held.NotificationUrl == address.OriginalString : held.Id == current.Id);
            if (found is not null)
            {
                return found;
            }

            page = list.Cursor;
        }
        while (!string.IsNullOrEmpty(page));
        return null;
    }

    private async Task<WebhookSubscription> CreateAsync(Uri address, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Post, Path, new SquareSubscriptionBody(Wanted(address), Guid.NewGuid().ToString()), cancellationToken);
        var made = JsonSerializer.Deserialize(answer, SquareJson.Default.SquareSubscriptionBody)!.Subscription;
        return new WebhookSubscription { Id = made.Id!, Secret = made.SignatureKey };
    }

    /// <summary>The list does not show the key: a new one is made when ours was lost.</summary>
    private async Task<string> RotateAsync(string id, CancellationToken cancellationToken)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new SquareKeyRequest(Guid.NewGuid().ToString()), SquareJson.Default.SquareKeyRequest);
        var answer = await application.WriteAsync(HttpMethod.Post, $"{Path}/{id}/signature-key", body, cancellationToken);
        return JsonSerializer.Deserialize(answer, SquareJson.Default.SquareKeyAnswer)!.SignatureKey;
    }

    private Task<byte[]> SendAsync(HttpMethod method, string path, SquareSubscriptionBody body, CancellationToken cancellationToken) =>
        application.WriteAsync(method, path, JsonSerializer.SerializeToUtf8Bytes(body, SquareJson.Default.SquareSubscriptionBody), cancellationToken);

    private static SquareSubscription Wanted(Uri address) => new(null, Name, true, [.. EventTypes], address.OriginalString, SquareApi.Version);
}

/// <summary>A subscription. Its times are left unread: Square writes them in a form of their own.</summary>
internal sealed record SquareSubscription(
    string? Id = null, string? Name = null, bool Enabled = false, List<string>? EventTypes = null, string? NotificationUrl = null, string? ApiVersion = null, string? SignatureKey = null);

/// <summary>The body around one subscription, asked and answered.</summary>
internal sealed record SquareSubscriptionBody(SquareSubscription Subscription, string? IdempotencyKey = null);

/// <summary>The application's subscriptions.</summary>
internal sealed record SquareSubscriptionList(List<SquareSubscription>? Subscriptions = null, string? Cursor = null);

/// <summary>Asks for a new signature key.</summary>
internal sealed record SquareKeyRequest(string IdempotencyKey);

/// <summary>The new key.</summary>
internal sealed record SquareKeyAnswer(string SignatureKey);
