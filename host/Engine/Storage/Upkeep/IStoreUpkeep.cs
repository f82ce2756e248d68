namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Looks after an open store.</summary>
public interface IStoreUpkeep
{
    /// <summary>Tells what the store is and how much it holds.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<StoreSize> MeasureAsync(CancellationToken cancellationToken);

    /// <summary>Checks the whole store but for its audit chain.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What is wrong, a sentence each.</returns>
    Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Copies the store into a file, while everybody goes on.</summary>
    /// <param name="file">The file; it must not be there.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="StoreException">The file is there or cannot be written, or the store is backed up by its server.</exception>
    Task<StoreBackup> BackUpAsync(string file, CancellationToken cancellationToken);
}
