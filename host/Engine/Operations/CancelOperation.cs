using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Calls an operation off that was not sent, or whose attempts all came to nothing.</summary>
/// <param name="edit">Changes it.</param>
/// <param name="time">The clock.</param>
public sealed class CancelOperation(OperationEdit edit, TimeProvider time)
{
    /// <summary>Calls it off.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">It is too far for that.</exception>
    public Task<OperationRecord> ExecuteAsync(string id, string actor, CancellationToken cancellationToken) => edit.ExecuteAsync(
        id,
        operation => operation.State is OperationState.Pending or OperationState.Deferred
            ? Task.FromResult((operation with { State = OperationState.Cancelled, NextAttemptAt = null }, new OperationTransition(OperationState.Cancelled, time.GetUtcNow(), "Called off.", actor)))
            : throw new RequestException(RequestErrorKind.Conflict, "OPERATION_NOT_CANCELLABLE", $"Operation {id} is {operation.State.ToWord()}; only a pending or deferred one can be called off.")
            {
                Suggestion = operation.State == OperationState.Unknown ? "Find out at the vendor how it ended, and settle it." : null,
            },
        cancellationToken);
}
