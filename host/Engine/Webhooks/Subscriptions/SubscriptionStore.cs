using System.Collections.Concurrent;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>Keeps what the host subscribed to at the vendors, sealed because of the secrets that vendors make for it.</summary>
/// <param name="blobs">Where to.</param>
/// <param name="box">What seals it.</param>
public sealed class SubscriptionStore(ISecretBlobStore blobs, SecretBox box)
{
    private readonly ConcurrentDictionary<string, WebhookSubscription?> known = new(StringComparer.Ordinal);

    /// <summary>Finds a connection's subscription.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The subscription; null when there is none, or when it cannot be opened any more: then it is made anew.</returns>
    public async Task<WebhookSubscription?> FindAsync(string connection, CancellationToken cancellationToken)
    {
        if (known.TryGetValue(connection, out var held))
        {
            return held;
        }

        var content = await blobs.LoadAsync(NameOf(connection), cancellationToken);
        return known.GetOrAdd(connection, content is null ? null : Open(connection, content));
    }

    /// <summary>Keeps it; on return it survives a power cut.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="subscription">The subscription.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task SaveAsync(string connection, WebhookSubscription subscription, CancellationToken cancellationToken)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(subscription, WebhookJson.Default.WebhookSubscription);
        await blobs.SaveAsync(NameOf(connection), box.Seal(NameOf(connection), content), cancellationToken);
        known[connection] = subscription;
    }

    /// <summary>Forgets it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task DeleteAsync(string connection, CancellationToken cancellationToken)
    {
        await blobs.DeleteAsync(NameOf(connection), cancellationToken);
        known[connection] = null;
    }

    private static string NameOf(string connection) => $"webhook-subscription/{connection}";

    private WebhookSubscription? Open(string connection, byte[] content)
    {
        try
        {
            return JsonSerializer.Deserialize(box.Open(NameOf(connection), content), WebhookJson.Default.WebhookSubscription);
        }
        catch (Exception failure) when (failure is SecretBoxException or JsonException)
        {
            // The key is gone. The vendor still has the subscription, and the connector finds it there by its address.
            return null;
        }
    }
}
