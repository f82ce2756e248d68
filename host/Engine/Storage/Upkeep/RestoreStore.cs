namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Puts a backup in the store's place. What the backup calls unfinished may have been sent since: it is looked up before anything is sent.</summary>
/// <param name="keeper">Opens the stores.</param>
public sealed class RestoreStore(IStoreKeeper keeper)
{
    /// <summary>Restores it.</summary>
    /// <param name="file">The backup; null: the database server has restored one already.</param>
    /// <param name="cancellationToken">Gives it up before anything is changed.</param>
    /// <exception cref="StoreException">It cannot be restored.</exception>
    public Task<StoreRestoration> ExecuteAsync(string? file, CancellationToken cancellationToken) => keeper.RestoreAsync(file, cancellationToken);
}
