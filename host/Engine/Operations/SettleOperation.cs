using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Stores a person's word on how an operation ended. It is never sent afterwards.</summary>
/// <param name="edit">Changes it.</param>
/// <param name="time">The clock.</param>
public sealed class SettleOperation(OperationEdit edit, TimeProvider time)
{
    /// <summary>Settles it.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="done">Whether it took effect, or was done another way.</param>
    /// <param name="reference">The vendor's number of what was made; only when it is done.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">It has ended already, is being sent, or the reference does not fit.</exception>
    public async Task<OperationRecord> ExecuteAsync(string id, bool done, string? reference, string actor, CancellationToken cancellationToken)
    {
        if (!done && reference is not null)
        {
            throw new RequestException(RequestErrorKind.Invalid, "SETTLE_REFERENCE_UNEXPECTED", "A reference belongs to an operation that was done.");
        }

        return await edit.ExecuteAsync(id, operation => Task.FromResult(Settle(operation, done, reference, actor)), cancellationToken);
    }

    private (OperationRecord Changed, OperationTransition Step) Settle(OperationRecord operation, bool done, string? reference, string actor)
    {
        if (operation.State is not (OperationState.Unknown or OperationState.Dead or OperationState.Deferred or OperationState.Pending))
        {
            throw new RequestException(RequestErrorKind.Conflict, "OPERATION_NOT_SETTLEABLE", $"Operation {operation.Id} is {operation.State.ToWord()}; only one that is open or dead can be settled.")
            {
                Suggestion = operation.State == OperationState.Running ? "Wait until it is not being sent any more." : null,
            };
        }

        var reason = (done, reference) switch
        {
            (true, null) => "Done, says a person.",
            (true, _) => $"Done, says a person; the vendor's number is {reference}.",
            _ => "Not done, says a person.",
        };
        return (
            operation with { State = OperationState.Settled, NextAttemptAt = null, ResultRecordId = reference ?? operation.ResultRecordId },
            new OperationTransition(OperationState.Settled, time.GetUtcNow(), reason, actor));
    }
}
