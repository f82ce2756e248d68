namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Shows what the store is, how large it is and how far back it goes.</summary>
/// <param name="upkeep">The store.</param>
public sealed class ShowStore(IStoreUpkeep upkeep)
{
    /// <summary>Shows it.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public Task<StoreSize> ExecuteAsync(CancellationToken cancellationToken) => upkeep.MeasureAsync(cancellationToken);
}
