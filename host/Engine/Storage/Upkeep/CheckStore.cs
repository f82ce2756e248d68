using LeVieuxMoulin.Connectors.Engine.Audit;

namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Checks the whole store: the database by its own means, what its tables say of each other, and the audit chain.</summary>
/// <param name="upkeep">The store.</param>
/// <param name="audit">Checks the chain.</param>
public sealed class CheckStore(IStoreUpkeep upkeep, VerifyAudit audit)
{
    /// <summary>Checks it.</summary>
    /// <param name="cancellationToken">Cancels the check.</param>
    public async Task<StoreCheck> ExecuteAsync(CancellationToken cancellationToken) =>
        new(await upkeep.CheckAsync(cancellationToken), await audit.ExecuteAsync(cancellationToken));
}
