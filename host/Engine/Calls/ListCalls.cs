using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Calls;

/// <summary>Lists vendor calls, the newest first.</summary>
/// <param name="store">Where they are kept.</param>
public sealed class ListCalls(ICallStore store)
{
    /// <summary>Lists a part.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">The limit is out of range.</exception>
    public async Task<CallPage> ExecuteAsync(CallQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 1 or > 1_000)
        {
            throw new RequestException(RequestErrorKind.Invalid, "LIMIT_OUT_OF_RANGE", "limit lies between 1 and 1000.");
        }

        var items = await store.ListAsync(query with { Limit = query.Limit + 1 }, cancellationToken);
        return items.Count > query.Limit
            ? new CallPage([.. items.Take(query.Limit)], items[query.Limit - 1].Number)
            : new CallPage(items, null);
    }
}
