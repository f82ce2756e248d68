namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>Keeps what vendors told until it is worked in.</summary>
public interface IWebhookInbox
{
    /// <summary>How long an event is known by its dedupe key.</summary>
    static readonly TimeSpan DedupeWindow = TimeSpan.FromDays(30);

    /// <summary>Stores events; they are durable when this completes. Known ones are dropped, and hints alike that still wait become one.</summary>
    /// <param name="events">The events, in order.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many are new.</returns>
    Task<int> StoreAsync(IReadOnlyList<RoutedEvent> events, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Takes events that are due, in order. A hint that comes after is kept beside one that is taken.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="now">The present.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<InboxEvent>> TakeAsync(string connection, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Gives back what a former worker of the connection took and did not finish.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task ReleaseAsync(string connection, CancellationToken cancellationToken);

    /// <summary>Removes events that are worked in.</summary>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task RemoveAsync(IReadOnlyList<long> numbers, CancellationToken cancellationToken);

    /// <summary>Puts an event back for later.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="at">When it is due again.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task PutBackAsync(long number, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>Tells when the next event is due; null when none waits.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<DateTimeOffset?> NextDueAsync(string connection, CancellationToken cancellationToken);

    /// <summary>Counts what waits, over all connections.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<long> CountAsync(CancellationToken cancellationToken);
}
