namespace LeVieuxMoulin.Connectors;

/// <summary>Keeps the vendor's subscriptions as they should be.</summary>
public interface IWebhookSubscriber
{
    /// <summary>Makes the subscription exist, be complete and last. Called at start, on a change, and well before it expires.</summary>
    Task<WebhookSubscription> EnsureAsync(Uri address, WebhookSubscription? current, CancellationToken cancellationToken);

    /// <summary>Ends the subscription; one that is gone already is fine.</summary>
    Task RemoveAsync(WebhookSubscription current, CancellationToken cancellationToken);
}
