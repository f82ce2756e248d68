using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Engine.Calls;

/// <summary>Keeps vendor calls.</summary>
public interface ICallStore
{
    /// <summary>Stores calls, in order.</summary>
    /// <param name="calls">The calls.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task AppendAsync(IReadOnlyList<VendorCallEntry> calls, CancellationToken cancellationToken);

    /// <summary>Lists calls, the newest first.</summary>
    /// <param name="query">Which ones.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<StoredCall>> ListAsync(CallQuery query, CancellationToken cancellationToken);
}
