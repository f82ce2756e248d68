using LeVieuxMoulin.Connectors.Stores.PostgreSql;
using LeVieuxMoulin.Connectors.Stores.Sql;
using LeVieuxMoulin.Connectors.Stores.Sqlite;

namespace LeVieuxMoulin.Connectors.Stores;

/// <summary>Where an installation's store is.</summary>
/// <param name="DataDirectory">The data directory.</param>
/// <param name="Text">A PostgreSQL connection string, or a SQLite file relative to the data directory.</param>
public sealed record StoreLocation(string DataDirectory, string Text)
{
    /// <summary>Gets whether it is on a server.</summary>
    internal bool IsServer => PostgreSqlAddress.Is(Text);

    /// <summary>Gets the file, where it is one.</summary>
    internal string File => Path.GetFullPath(Path.Combine(DataDirectory, Text));

    /// <summary>Opens it.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="held">A directory that is held already: it is not taken again.</param>
    internal StoreDatabase Open(TimeProvider time, string? held = null)
    {
        var directory = IsServer ? DataDirectory : Path.GetDirectoryName(File)!;
        var server = IsServer ? PostgreSqlAddress.Parse(Text) : null;
        IDisposable right = held is not null && Path.GetFullPath(held) == Path.GetFullPath(directory) ? new HeldAlready() : DataDirectoryLock.Acquire(directory);
        return server is not null ? PostgreSqlDatabase.Open(server, time, right) : SqliteDatabase.Open(File, time, right);
    }

    /// <summary>Says where it is, without a password.</summary>
    public override string ToString() => IsServer ? PostgreSqlAddress.Parse(Text).Shown : File;
}
