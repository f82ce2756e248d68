namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Moves an installation to another database: copies everything, compares, and leaves the old one as it was.</summary>
/// <param name="keeper">Opens the stores.</param>
public sealed class MigrateStore(IStoreKeeper keeper)
{
    /// <summary>Moves it.</summary>
    /// <param name="target">A PostgreSQL connection string, or a SQLite file relative to the data folder.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="StoreException">It cannot be moved there; nothing was.</exception>
    public Task<StoreMove> ExecuteAsync(string target, CancellationToken cancellationToken) => keeper.CopyAsync(target, cancellationToken);
}
