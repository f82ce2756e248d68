namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Keeps operations. Whatever a call changed is durable when it completes, with its history and audit entry in the same transaction.</summary>
public interface IOperationStore
{
    /// <summary>Stores a new operation as pending. An earlier one of the same connection and idempotency key is answered instead; waiting ones that the new one supersedes are cancelled.</summary>
    Task<OperationSubmission> AddAsync(OperationRecord operation, CancellationToken cancellationToken);

    /// <summary>Finds an operation with its history; null when there is none.</summary>
    Task<OperationRecord?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Finds the operation of a caller's idempotency key; null when there is none.</summary>
    Task<OperationRecord?> FindByKeyAsync(string connection, string idempotencyKey, CancellationToken cancellationToken);

    /// <summary>Lists operations with their history, the newest first.</summary>
    Task<IReadOnlyList<OperationRecord>> ListAsync(OperationQuery query, CancellationToken cancellationToken);

    /// <summary>Counts operations by connection and state.</summary>
    Task<IReadOnlyList<OperationCounts>> CountAsync(CancellationToken cancellationToken);

    /// <summary>Takes up operations that are due and whose subject has no earlier unfinished one.</summary>
    /// <remarks>Waiting ones become running, with their time of sending, before this completes. Unknown ones stay unknown and are reserved until the instant given.</remarks>
    /// <param name="connection">The connection.</param>
    /// <param name="now">The present.</param>
    /// <param name="reservedUntil">When an unknown one becomes due again if its look-up comes to no end.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<OperationClaim>> ClaimAsync(string connection, DateTimeOffset now, DateTimeOffset reservedUntil, int limit, CancellationToken cancellationToken);

    /// <summary>Makes waiting operations whose time is over dead.</summary>
    /// <param name="connection">The connection; null: all.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Those that died now.</returns>
    Task<IReadOnlyList<OperationRecord>> ExpireAsync(string? connection, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Makes running operations unknown: nobody carries them out any more.</summary>
    /// <param name="connection">The connection; null: all.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many.</returns>
    Task<int> RecoverAsync(string? connection, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Tells when the next operation of a connection is due or runs out of time; null when none waits.</summary>
    Task<DateTimeOffset?> NextDueAsync(string connection, CancellationToken cancellationToken);

    /// <summary>Stores a changed operation, if nobody changed it since it was read.</summary>
    /// <param name="operation">The operation as it is to be; its version is the one that was read.</param>
    /// <param name="transition">The step to add to its history; null when its state stays.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The stored operation; null when it was changed meanwhile.</returns>
    Task<OperationRecord?> SaveAsync(OperationRecord operation, OperationTransition? transition, CancellationToken cancellationToken);
}
