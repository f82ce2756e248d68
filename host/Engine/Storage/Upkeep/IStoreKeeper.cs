namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Does with a store what no host may watch: it opens the store by itself and gives it back.</summary>
public interface IStoreKeeper
{
    /// <summary>Copies the store into an empty one and compares the two. The copy is whole or there is none; the store itself stays as it is.</summary>
    /// <param name="target">A PostgreSQL connection string, or a SQLite file relative to the data folder.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="StoreException">A store is in use or cannot be opened, or the target is not empty.</exception>
    Task<StoreMove> CopyAsync(string target, CancellationToken cancellationToken);

    /// <summary>Puts a backup in the store's place; every unfinished operation is unknown from then on.</summary>
    /// <param name="file">The backup; null: the database server has restored one already.</param>
    /// <param name="cancellationToken">Gives it up before anything is changed.</param>
    /// <exception cref="StoreException">The store is in use, or the file is no backup of one.</exception>
    Task<StoreRestoration> RestoreAsync(string? file, CancellationToken cancellationToken);
}
