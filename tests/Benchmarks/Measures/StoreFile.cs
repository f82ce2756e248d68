using System.Text;
using Microsoft.Data.Sqlite;

namespace LeVieuxMoulin.Connectors.Benchmarks.Measures;

/// <summary>Looks into a database file with records in it.</summary>
internal static class StoreFile
{
    /// <summary>The columns of a record but its number.</summary>
    public static readonly string[] Columns =
    [
        "source", "id", "hash", "form", "mapped_by", "revision", "changed_at", "requested_at", "stored_at", "at", "status", "location",
        "is_open", "missing", "removed", "removed_at", "merged_into", "doc", "raw",
    ];

    /// <summary>Opens a file to read it.</summary>
    public static SqliteConnection OpenToRead(string file)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Runs a statement, or asks for its first value.</summary>
    public static object? Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Reads how the table of records and its indexes are made.</summary>
    public static string SchemaOf(SqliteConnection connection)
    {
        var schema = new StringBuilder();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_master WHERE tbl_name = 'record' AND sql IS NOT NULL ORDER BY type DESC";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            schema.Append(reader.GetString(0)).AppendLine(";");
        }

        return schema.ToString();
    }

    /// <summary>Adds the sales up.</summary>
    public static Amount AmountOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*), sum(CAST(round((doc ->> '$.total.amount') * 100) AS INTEGER)) FROM record WHERE removed IS NULL AND doc ->> '$.total.amount' IS NOT NULL";
        using var reader = command.ExecuteReader();
        reader.Read();
        return new Amount(reader.GetInt64(0), reader.IsDBNull(1) ? 0 : reader.GetInt64(1));
    }
}
