using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;

namespace LeVieuxMoulin.Connectors.Stores;

/// <summary>Moves and restores the store of an installation in which no host runs.</summary>
/// <param name="location">Where the store is.</param>
/// <param name="actor">Who asks, for the audit.</param>
/// <param name="time">The clock.</param>
public sealed class StoreKeeper(StoreLocation location, string actor, TimeProvider time) : IStoreKeeper
{
    /// <summary>How many numbers the change feed passes over when nobody knows which it had given since the backup.</summary>
    private const long Unseen = 1_000_000;

    /// <inheritdoc />
    public async Task<StoreMove> CopyAsync(string target, CancellationToken cancellationToken)
    {
        var to = location with { Text = target };
        if (!location.IsServer && !File.Exists(location.File))
        {
            throw new StoreException("STORE_MISSING", $"There is no store {location} to move. Name the data folder with --data.");
        }

        if (!to.IsServer && !location.IsServer && to.File == location.File)
        {
            throw new StoreException("STORE_NOT_EMPTY", $"{to} is the store itself.");
        }

        await using var source = location.Open(time);
        await using var copy = to.Open(time, location.DataDirectory);
        var facts = await copy.WriteAsync(
            target =>
            {
                using var read = source.OpenReader();
                read.BeginReading();
                return new StoreCopy(read, target, cancellationToken).Run($"The store {to}");
            },
            cancellationToken);
        return new StoreMove(location.ToString(), to.ToString(), facts.Tables, facts.LastChange, facts.AuditEntries, facts.AuditHead);
    }

    /// <inheritdoc />
    public async Task<StoreRestoration> RestoreAsync(string? file, CancellationToken cancellationToken)
    {
        if (location.IsServer != file is null)
        {
            throw location.IsServer
                ? new StoreException("STORE_BACKUP_BY_SERVER", $"The store {location} is restored by its server's own tools: pg_restore --clean --dbname=… {file}. Then run moulin store restore without a file, before the host starts.")
                : new StoreException("STORE_BACKUP_NAMED_NOT", "Name the backup: moulin store restore FILE.");
        }

        using var held = DataDirectoryLock.Acquire(location.DataDirectory);
        var (aside, last) = file is null ? (null, null) : await RestoredFile.PutAsync(file, location, time, cancellationToken);
        await using var store = location.Open(time, location.DataDirectory);
        return await store.WriteAsync(
            write =>
            {
                var now = time.GetUtcNow();
                var next = Math.Max(last ?? 0, write.Schema.ReadLastChange() + (last is null ? Unseen : 0));
                write.Schema.ContinueChanges(next);
                var unknown = SqlOperations.Distrust(write, now);
                SqlAudit.Append(write, now, new AuditEntry("store.restored", file ?? location.ToString(), actor, $"{unknown} unfinished operations are unknown"));
                return new StoreRestoration(location.ToString(), aside, unknown, next);
            },
            CancellationToken.None);
    }
}
