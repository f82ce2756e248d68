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

    /// <summary>Removes calls that are older, some thousands at a time.</summary>
    /// <param name="before">The first instant to keep.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many were removed; 0 when none is left.</returns>
    Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
