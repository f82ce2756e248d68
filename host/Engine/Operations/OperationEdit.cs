using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Changes an operation at a person's wish: one reading, one check, one change.</summary>
/// <param name="store">Where operations are kept.</param>
/// <param name="notices">Tells people, or stops telling them.</param>
/// <param name="signal">Wakes the worker.</param>
public sealed class OperationEdit(IOperationStore store, OperationNotices notices, OperationSignal signal)
{
    /// <summary>Changes it.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="change">Checks the operation as it is and says what it becomes; made again when somebody else changed it meanwhile.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The stored operation.</returns>
    /// <exception cref="RequestException">There is none of that id, or its state does not allow the change.</exception>
    public async Task<OperationRecord> ExecuteAsync(string id, Func<OperationRecord, Task<(OperationRecord Changed, OperationTransition Step)>> change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        while (true)
        {
            var operation = await store.FindAsync(id, cancellationToken)
                ?? throw new RequestException(RequestErrorKind.NotFound, "OPERATION_NOT_FOUND", $"There is no operation {id}.");
            var (changed, step) = await change(operation);
            if (await store.SaveAsync(changed, step, cancellationToken) is { } saved)
            {
                notices.Tell(saved);
                signal.Ring(saved.Connection);
                return saved;
            }
        }
    }
}
