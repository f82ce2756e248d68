using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>Takes a vendor's delivery: checks its origin, stores what it says, and only then answers.</summary>
/// <param name="directory">The connections.</param>
/// <param name="inbox">Where events wait.</param>
/// <param name="signal">Wakes the worker.</param>
/// <param name="subscriptions">The subscriptions, some with a secret that the vendor made.</param>
/// <param name="board">The list of open troubles.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class WebhookIntake(IConnectionDirectory directory, IWebhookInbox inbox, InboxSignal signal, SubscriptionStore subscriptions, IProblemBoard board, TimeProvider time, ILogger<WebhookIntake> logger)
{
    /// <summary>How large a delivery may be; the door reads no further.</summary>
    public const int MaxBodyBytes = 1 << 20;

    private static readonly WebhookAnswer NotFound = new(WebhookAnswerKind.NotFound);
    private static readonly WebhookAnswer NotNow = new(WebhookAnswerKind.Unavailable, RetryAfter: TimeSpan.FromSeconds(30));

    /// <summary>Takes one delivery.</summary>
    /// <param name="connection">The connection named in the address.</param>
    /// <param name="delivery">The delivery.</param>
    /// <param name="cancellationToken">Cancels the wait; a delivery that is not acknowledged is sent again.</param>
    public async Task<WebhookAnswer> ExecuteAsync(string connection, WebhookDelivery delivery, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        if (delivery.Body.Length > MaxBodyBytes)
        {
            return new WebhookAnswer(WebhookAnswerKind.TooLarge);
        }

        var status = directory.Connections.FirstOrDefault(candidate => candidate.Name == connection);
        if (status is null or { State: ConnectionState.Disabled })
        {
            return NotFound;
        }

        using var use = directory.Use(connection);
        if (use is null)
        {
            return NotNow;
        }

        if (!use.Settings.Webhooks.Enabled || use.Find<IWebhookReceiver>() is not { } receiver)
        {
            return NotFound;
        }

        var secrets = use.Settings.Webhooks.Secrets;
        if (await subscriptions.FindAsync(connection, cancellationToken) is { Secret: { } made })
        {
            secrets = [made, .. secrets];
        }

        return HasSecret(use, secrets) ? await TakeAsync(status, use, receiver, delivery, secrets, cancellationToken) : NotFound;
    }

    private async Task<WebhookAnswer> TakeAsync(ConnectionStatus status, ConnectionUse use, IWebhookReceiver receiver, WebhookDelivery delivery, IReadOnlyList<string> secrets, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        WebhookReceipt receipt;
        try
        {
            receipt = receiver.Receive(new WebhookRequest
            {
                Method = delivery.Method,
                Url = AddressOf(use, delivery.Url),
                Headers = delivery.Headers,
                Body = delivery.Body,
                ReceivedAt = now,
                Secrets = secrets,
            });
        }
        catch (Exception failure)
        {
            // Not acknowledged, so that nothing is lost: the vendor sends it again.
            LogFailed(status.Name, failure.GetType().Name, failure.Message);
            return NotNow;
        }

        if (receipt.Refusal is { } refusal)
        {
            LogRefused(status.Name, refusal);
            return new WebhookAnswer(WebhookAnswerKind.Refused);
        }

        var events = receipt.Events.Select(told => new RoutedEvent(RouteOf(status, told), told)).ToList();
        if (events.Count > 0)
        {
            await inbox.StoreAsync(events, now, cancellationToken);
        }

        foreach (var name in events.Select(told => told.Connection).Distinct())
        {
            signal.Ring(name);
        }

        return new WebhookAnswer(WebhookAnswerKind.Accepted, receipt.Reply);
    }

    private bool HasSecret(ConnectionUse use, IReadOnlyList<string> secrets)
    {
        var key = $"webhook-secret/{use.Settings.Name}";
        if (secrets.Count > 0)
        {
            board.Clear(key);
            return true;
        }

        board.Raise(new Problem(
            key,
            TroubleSeverity.Warning,
            use.Settings.Name,
            "WEBHOOK_SECRET_MISSING",
            $"{use.Settings.Name} is sent webhooks, and has no secret to check them with; they are not taken.",
            "Say webhooks.secret in the connection's file. Until then the vendor is polled.",
            time.GetUtcNow()));
        return false;
    }

    /// <summary>One address can serve several accounts of a vendor; the event says whose it is.</summary>
    private string RouteOf(ConnectionStatus status, WebhookEvent told) =>
        told.AccountId is null || told.AccountId == status.AccountId
            ? status.Name
            : directory.Connections.FirstOrDefault(other => other.Connector == status.Connector && other.AccountId == told.AccountId)?.Name ?? status.Name;

    /// <summary>The address as the vendor has it, which some sign; a proxy may have changed the one it came to.</summary>
    private static Uri AddressOf(ConnectionUse use, Uri cameTo) =>
        use.Settings.Webhooks.PublicUrl is { } known && Uri.TryCreate(known, UriKind.Absolute, out var address)
            ? cameTo.Query.Length == 0 ? address : new UriBuilder(address) { Query = cameTo.Query }.Uri
            : cameTo;

    [LoggerMessage(LogLevel.Warning, "{Connection}: a webhook was refused: {Why}")]
    private partial void LogRefused(string connection, string why);

    [LoggerMessage(LogLevel.Error, "{Connection}: a webhook could not be read: {Kind}: {Message}")]
    private partial void LogFailed(string connection, string kind, string message);
}
