using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Brings a database to the schema of this program, by the plain SQL files of its kind.</summary>
internal static class StoreMigrations
{
    /// <summary>Applies what is missing, all of it or nothing.</summary>
    /// <param name="connection">The writing connection.</param>
    /// <param name="kind">The folder of the SQL files.</param>
    /// <param name="table">What makes the table of the migrations.</param>
    /// <param name="store">The store, for messages.</param>
    /// <param name="now">When.</param>
    /// <exception cref="StoreException">The store was written by a newer program, or a migration is not the one it was.</exception>
    public static void Apply(StoreConnection connection, string kind, string table, string store, DateTimeOffset now)
    {
        connection.BeginWriting();
        try
        {
            connection.RunScript(table);
            var applied = ReadApplied(connection);
            var known = ReadKnown($"LeVieuxMoulin.Connectors.Stores.{kind}.Migrations.");
            Check(applied, known, store);
            foreach (var migration in known.Where(migration => !applied.ContainsKey(migration.Number)))
            {
                connection.RunScript(migration.Sql);
                using var record = connection.Prepare("INSERT INTO migration (number, name, checksum, applied_at) VALUES (?, ?, ?, ?)");
                record.Bind(1, migration.Number).Bind(2, migration.Name).Bind(3, migration.Checksum).Bind(4, now).Run();
            }

            connection.Run("COMMIT");
        }
        catch
        {
            if (connection.IsInTransaction)
            {
                connection.RollBack();
            }

            throw;
        }
    }

    private static void Check(Dictionary<long, (string Name, string Checksum)> applied, List<Migration> known, string store)
    {
        foreach (var (number, (name, checksum)) in applied)
        {
            var ours = known.Find(migration => migration.Number == number);
            if (ours is null)
            {
                throw new StoreException("STORE_TOO_NEW", $"{store} was written by a newer version of this program (its schema has \"{name}\", which this one does not know). Install that version, or restore a backup made before it.");
            }

            if (ours.Checksum != checksum)
            {
                throw new StoreException("STORE_MIGRATION_CHANGED", $"{store} was made with another text of \"{name}\" than this program has. Install the version that made it, or begin with another data directory.");
            }
        }
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

    private static List<Migration> ReadKnown(string folder)
    {
        var assembly = typeof(StoreMigrations).Assembly;
        var known = new List<Migration>();
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            var name = resource[folder.Length..^".sql".Length];
            var number = long.Parse(name.AsSpan(0, name.IndexOf('-', StringComparison.Ordinal)), CultureInfo.InvariantCulture);
            known.Add(new Migration(number, name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))), sql));
        }

        return [.. known.OrderBy(migration => migration.Number)];
    }

    private sealed record Migration(long Number, string Name, string Checksum, string Sql);
}
