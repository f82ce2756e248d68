using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Shows one operation with its history.</summary>
/// <param name="store">Where operations are kept.</param>
public sealed class ShowOperation(IOperationStore store)
{
    /// <summary>Finds it.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">There is none of that id.</exception>
    public async Task<OperationRecord> ExecuteAsync(string id, CancellationToken cancellationToken) =>
        await store.FindAsync(id, cancellationToken)
            ?? throw new RequestException(RequestErrorKind.NotFound, "OPERATION_NOT_FOUND", $"There is no operation {id}.");
}
