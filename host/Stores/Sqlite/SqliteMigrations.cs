using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>Brings a database file to the schema of this program, by the plain SQL files beside this one.</summary>
internal static class SqliteMigrations
{
    private const string Folder = "LeVieuxMoulin.Connectors.Stores.Sqlite.Migrations.";

    /// <summary>Applies what is missing, each file in a transaction of its own.</summary>
    /// <param name="connection">The writing connection.</param>
    /// <param name="file">The database file, for messages.</param>
    /// <param name="now">When.</param>
    /// <exception cref="StoreException">The file was written by a newer program, or a migration is not the one it was.</exception>
    public static void Apply(StoreConnection connection, string file, DateTimeOffset now)
    {
        connection.Run("CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT");
        var applied = ReadApplied(connection);
        var known = ReadKnown();
        foreach (var (number, (name, checksum)) in applied)
        {
            var ours = known.Find(migration => migration.Number == number);
            if (ours is null)
            {
                throw new StoreException("STORE_TOO_NEW", $"The store {file} was written by a newer version of this program (its schema has \"{name}\", which this one does not know). Install that version, or restore a backup made before it.");
            }

            if (ours.Checksum != checksum)
            {
                throw new StoreException("STORE_MIGRATION_CHANGED", $"The store {file} was made with another text of \"{name}\" than this program has. Install the version that made it, or begin with another data directory.");
            }
        }

        foreach (var migration in known.Where(migration => !applied.ContainsKey(migration.Number)))
        {
            Apply(connection, migration, now);
        }
    }

    private static void Apply(StoreConnection connection, Migration migration, DateTimeOffset now)
    {
        using var transaction = connection.BeginTransaction();
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = migration.Sql;
        command.ExecuteNonQuery();
        using var record = connection.Prepare("INSERT INTO migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)");
        record.Bind(1, migration.Number).Bind(2, migration.Name).Bind(3, migration.Checksum).Bind(4, now).Run();
        transaction.Commit();
    }

    private static Dictionary<long, (string Name, string Checksum)> ReadApplied(StoreConnection connection)
    {
        var applied = new Dictionary<long, (string, string)>();
        using var statement = connection.Prepare("SELECT number, name, checksum FROM migration");
        while (statement.Read())
        {
            applied.Add(statement.Long(0), (statement.Text(1), statement.Text(2)));
        }

        return applied;
    }

    private static List<Migration> ReadKnown()
    {
        var assembly = typeof(SqliteMigrations).Assembly;
        var known = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            var name = resource[Folder.Length..^".sql".Length];
            var number = long.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
            known.Add(new Migration(number, name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))), sql));
        }

        return [.. known.OrderBy(migration => migration.Number)];
    }

    private sealed record Migration(long Number, string Name, string Checksum, string Sql);
}
