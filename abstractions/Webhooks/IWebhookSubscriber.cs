namespace LeVieuxMoulin.Connectors;

/// <summary>Keeps the vendor's subscriptions as they should be.</summary>
public interface IWebhookSubscriber
{
    /// <summary>Makes the subscription exist, be complete and last. Called at start, on a change, and well before it expires.</summary>
    /// <param name="address">The address that deliveries come to.</param>
    /// <param name="current">The subscription as it was last answered; null when there is none.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="ConnectorException">The vendor refused, or did not answer; the host opens a problem and tries again.</exception>
    Task<WebhookSubscription> EnsureAsync(Uri address, WebhookSubscription? current, CancellationToken cancellationToken);

    /// <summary>Ends the subscription; one that is gone already is fine.</summary>
    Task RemoveAsync(WebhookSubscription current, CancellationToken cancellationToken);
}
