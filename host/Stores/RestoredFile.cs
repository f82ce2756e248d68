using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;
using LeVieuxMoulin.Connectors.Stores.Sqlite;
using Microsoft.Data.Sqlite;

namespace LeVieuxMoulin.Connectors.Stores;

/// <summary>Puts the file of a backup in the place of a SQLite store, which is kept beside it.</summary>
internal static class RestoredFile
{
    private static readonly string[] Parts = ["", "-wal", "-shm"];

    /// <summary>Checks the backup whole, then puts it there.</summary>
    /// <returns>The earlier store's new name, and the last number of its change feed; null where there was none, or it cannot be read.</returns>
    /// <exception cref="StoreException">The file is no backup of a store.</exception>
    public static async Task<(string? Aside, long? LastChange)> PutAsync(string file, StoreLocation location, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!File.Exists(file))
        {
            throw new StoreException("STORE_BACKUP_MISSING", $"There is no file {file}.");
        }

        var fresh = location.File + ".restoring";
        Delete(fresh);
        File.Copy(file, fresh);
        await CheckAsync(fresh, file, time, cancellationToken);
        long? last = null;
        string? aside = null;
        if (File.Exists(location.File))
        {
            last = ReadLastChange(location.File);
            aside = $"{location.File}.before-{time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)}";
            foreach (var part in Parts.Where(part => File.Exists(location.File + part)))
            {
                File.Move(location.File + part, aside + part);
            }
        }

        File.Move(fresh, location.File);
        return (aside, last);
    }

    private static async Task CheckAsync(string fresh, string file, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            if (IsStore(fresh))
            {
                await using var store = SqliteDatabase.Open(fresh, time, new HeldAlready());
                if (await store.CheckIntegrityAsync(cancellationToken) is [var first, ..])
                {
                    throw new StoreException("STORE_DAMAGED", $"The backup {file} is damaged: {first}");
                }

                return;
            }

            throw new StoreException("STORE_BACKUP_INVALID", $"{file} is a database, and no store of this program.");
        }
        catch (Exception failure)
        {
            Delete(fresh);
            throw failure is SqliteException ? new StoreException("STORE_BACKUP_INVALID", $"{file} is no backup of a store: {failure.Message}", failure) : failure;
        }
    }

    private static bool IsStore(string fresh)
    {
        using var read = SqliteStoreConnection.Open(fresh, readOnly: true);
        return read.Count("SELECT count(*) FROM sqlite_master WHERE name IN ('migration', 'audit_head')") == 2;
    }

    /// <summary>A store that is restored over may be damaged: then nobody knows.</summary>
    private static long? ReadLastChange(string file)
    {
        try
        {
            using var read = SqliteStoreConnection.Open(file, readOnly: true);
            return read.Schema.ReadLastChange();
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static void Delete(string file)
    {
        foreach (var part in Parts)
        {
            File.Delete(file + part);
        }
    }
}
