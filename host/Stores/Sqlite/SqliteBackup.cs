using LeVieuxMoulin.Connectors.Engine.Storage;
using Microsoft.Data.Sqlite;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>Copies a SQLite store into a file by SQLite's own means: one state of it, while others go on writing.</summary>
internal static class SqliteBackup
{
    /// <summary>Makes the copy. Until it is whole it has another name.</summary>
    /// <exception cref="StoreException">The file is there already, or cannot be written.</exception>
    public static StoreBackup Make(SqliteStoreConnection connection, string file)
    {
        if (File.Exists(file))
        {
            throw new StoreException("STORE_BACKUP_EXISTS", $"{file} is there already. Name another file: a backup never takes the place of one.");
        }

        var part = file + ".part";
        try
        {
            // Readable by the host's own user only, as the store is.
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            new FileStream(part, options).Dispose();
            connection.BackUpTo(part);
            File.Delete(part + "-wal");
            File.Delete(part + "-shm");
            File.Move(part, file);
            return new StoreBackup(file, new FileInfo(file).Length);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            File.Delete(part);
            throw new StoreException("STORE_BACKUP_FAILED", $"The backup {file} cannot be written: {failure.Message}", failure);
        }
    }
}
