using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Lists operations, the newest first.</summary>
/// <param name="store">Where they are kept.</param>
public sealed class ListOperations(IOperationStore store)
{
    /// <summary>Lists a part.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">The limit is out of range.</exception>
    public async Task<OperationPage> ExecuteAsync(OperationQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 1 or > 1_000)
        {
            throw new RequestException(RequestErrorKind.Invalid, "LIMIT_OUT_OF_RANGE", "limit lies between 1 and 1000.");
        }

        var items = await store.ListAsync(query with { Limit = query.Limit + 1 }, cancellationToken);
        return items.Count > query.Limit
            ? new OperationPage([.. items.Take(query.Limit)], items[query.Limit - 1].Sequence)
            : new OperationPage(items, null);
    }
}
