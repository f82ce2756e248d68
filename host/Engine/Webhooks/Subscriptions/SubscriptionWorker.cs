using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Streams;

namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>Has a connection's events sent here: makes the subscription at the vendor, looks after it, and ends it when webhooks are switched off.</summary>
/// <param name="store">Where subscriptions are kept.</param>
/// <param name="audit">Where they are written down.</param>
/// <param name="board">The list of open troubles.</param>
/// <param name="time">The clock.</param>
public sealed class SubscriptionWorker(SubscriptionStore store, IAuditLog audit, IProblemBoard board, TimeProvider time) : IConnectionWorker
{
    private static readonly string Capability = CapabilitySet.NameOf<IWebhookSubscriber>();
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);

    /// <inheritdoc />
    public async Task RunAsync(string connection, IConnectionDirectory directory, CancellationToken stopping)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var retry = Shortest;
        while (!stopping.IsCancellationRequested)
        {
            TimeSpan wait;
            try
            {
                wait = await TurnAsync(connection, directory, stopping);
                retry = Shortest;
                board.Clear(KeyOf(connection));
            }
            catch (Exception failure) when (!stopping.IsCancellationRequested)
            {
                Tell(connection, PluginFault.Read(failure));
                wait = retry;
                retry = retry * 2 < LongestRetry ? retry * 2 : LongestRetry;
            }

            await Task.WhenAny(Task.Delay(wait, time, stopping));
        }
    }

    /// <returns>When to look again.</returns>
    private async Task<TimeSpan> TurnAsync(string connection, IConnectionDirectory directory, CancellationToken stopping)
    {
        using var use = directory.Use(connection);
        if (use is null)
        {
            return Shortest;
        }

        if (use.Find<IWebhookSubscriber>() is not { } subscriber)
        {
            return Longest;
        }

        using var scope = VendorCallScope.Enter(Capability);
        var current = await store.FindAsync(connection, stopping);
        var webhooks = use.Settings.Webhooks;
        if (webhooks.Enabled && Uri.TryCreate(webhooks.PublicUrl, UriKind.Absolute, out var address))
        {
            return await EnsureAsync(connection, subscriber, address, current, stopping);
        }

        if (current is not null)
        {
            await subscriber.RemoveAsync(current, stopping);
            await store.DeleteAsync(connection, CancellationToken.None);
            await audit.AppendAsync(new AuditEntry("webhook-subscription.removed", $"{connection}/{current.Id}", "host"), CancellationToken.None);
        }

        return Longest;
    }

    private async Task<TimeSpan> EnsureAsync(string connection, IWebhookSubscriber subscriber, Uri address, WebhookSubscription? current, CancellationToken stopping)
    {
        var kept = await subscriber.EnsureAsync(address, current, stopping);
        if (kept != current)
        {
            await store.SaveAsync(connection, kept, CancellationToken.None);
        }

        if (kept.Id != current?.Id)
        {
            await audit.AppendAsync(new AuditEntry("webhook-subscription.made", $"{connection}/{kept.Id}", "host"), CancellationToken.None);
        }

        // Half of what is left: one renewal that fails leaves time for others.
        var half = (kept.ExpiresAt - time.GetUtcNow()) / 2;
        return half is not { } due || due > Longest ? Longest : due < Shortest ? Shortest : due;
    }

    private void Tell(string connection, Fault fault) => board.Raise(new Problem(
        KeyOf(connection),
        TroubleSeverity.Warning,
        connection,
        "WEBHOOK_SUBSCRIPTION_FAILED",
        $"The vendor's events for {connection} could not be subscribed to: {fault.Message}",
        "Nothing is lost, the vendor is polled meanwhile, and this is tried again by itself. If it lasts, check webhooks.public_url and the credential that subscribes.",
        time.GetUtcNow()));

    private static string KeyOf(string connection) => $"webhook-subscription/{connection}";
}
