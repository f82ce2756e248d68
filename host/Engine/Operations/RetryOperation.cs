using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Takes a dead operation up again, a deferred one at once, or has an unknown one looked up again.</summary>
/// <param name="edit">Changes it.</param>
/// <param name="store">Where operations are kept.</param>
/// <param name="directory">The connections, for their limits.</param>
/// <param name="time">The clock.</param>
public sealed class RetryOperation(OperationEdit edit, IOperationStore store, IConnectionDirectory directory, TimeProvider time)
{
    /// <summary>Retries it. An unknown one is never sent by this alone: the vendor is asked first, or a person is.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">Its state, its cut-off or a later operation forbids it.</exception>
    public Task<OperationRecord> ExecuteAsync(string id, string actor, CancellationToken cancellationToken) => edit.ExecuteAsync(
        id,
        async operation => operation.State switch
        {
            OperationState.Dead => await ReviveAsync(operation, actor, cancellationToken),
            OperationState.Deferred => (operation with { NextAttemptAt = time.GetUtcNow() }, Step(OperationState.Deferred, "To be tried at once.", actor)),
            OperationState.Unknown => (operation with { NextAttemptAt = time.GetUtcNow() }, Step(OperationState.Unknown, "To be looked up again.", actor)),
            _ => throw new RequestException(RequestErrorKind.Conflict, "OPERATION_NOT_RETRIABLE", $"Operation {id} is {operation.State.ToWord()}; only a dead, deferred or unknown one can be retried."),
        },
        cancellationToken);

    private async Task<(OperationRecord Changed, OperationTransition Step)> ReviveAsync(OperationRecord operation, string actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (operation.IsCutOff && now >= operation.NotAfter)
        {
            throw new RequestException(RequestErrorKind.Conflict, "OPERATION_TOO_LATE", $"The vendor's cut-off for operation {operation.Id} has passed; sending it now would do harm.")
            {
                Suggestion = "Place a new one for a later day, or phone the vendor and settle this one.",
            };
        }

        if (operation.LastWins && await IsOutdatedAsync(operation, cancellationToken) is { } later)
        {
            throw new RequestException(RequestErrorKind.Conflict, "OPERATION_SUPERSEDED", $"Operation {later} came after {operation.Id} and says otherwise about {operation.Subject}.");
        }

        using var use = directory.Use(operation.Connection);
        var notAfter = now < operation.NotAfter ? operation.NotAfter : now + (use?.Settings.Operations ?? new()).Deadline;
        return (
            operation with { State = OperationState.Pending, Reached = 0, NextAttemptAt = now, NotAfter = notAfter },
            Step(OperationState.Pending, "To be tried again.", actor));
    }

    private async Task<string?> IsOutdatedAsync(OperationRecord operation, CancellationToken cancellationToken)
    {
        var query = new OperationQuery
        {
            Connection = operation.Connection,
            Kind = operation.Kind,
            Subject = operation.Subject,
            States = [OperationState.Pending, OperationState.Running, OperationState.Deferred, OperationState.Unknown, OperationState.Succeeded],
            Limit = 1,
        };
        var newest = await store.ListAsync(query, cancellationToken);
        return newest is [var later] && later.Sequence > operation.Sequence ? later.Id : null;
    }

    private OperationTransition Step(OperationState state, string reason, string actor) => new(state, time.GetUtcNow(), reason, actor);
}
