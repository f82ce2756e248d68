using System.Text;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Npgsql;
using NpgsqlTypes;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>A statement of one connection. Its rows are taken whole when the first is read, so that others can run between them.</summary>
internal sealed class PostgreSqlStatement(NpgsqlCommand command) : StoreStatement
{
    private readonly List<object?[]> rows = [];
    private int at = -1;
    private bool ran;

    /// <inheritdoc />
    public override StoreStatement Bind(int index, string? value) => Bind(index, value is null ? null : PostgreSqlText.Clean(value), NpgsqlDbType.Text);

    /// <inheritdoc />
    public override StoreStatement Bind(int index, long? value) => Bind(index, value, NpgsqlDbType.Bigint);

    /// <inheritdoc />
    public override StoreStatement BindBytes(int index, ReadOnlySpan<byte> value) => Bind(index, value.ToArray(), NpgsqlDbType.Bytea);

    /// <inheritdoc />
    public override StoreStatement BindUtf8(int index, ReadOnlySpan<byte> value) => Bind(index, Encoding.UTF8.GetString(value));

    /// <inheritdoc />
    public override bool Read()
    {
        if (!ran)
        {
            Fetch();
        }

        return ++at < rows.Count;
    }

    /// <inheritdoc />
    public override int Run()
    {
        Again();
        return Math.Max(command.ExecuteNonQuery(), 0);
    }

    /// <inheritdoc />
    public override void Again()
    {
        rows.Clear();
        (at, ran) = (-1, false);
    }

    /// <inheritdoc />
    public override bool IsNull(int column) => rows[at][column] is null;

    /// <inheritdoc />
    public override long Long(int column) => rows[at][column] switch
    {
        long number => number,
        int number => number,
        bool yes => yes ? 1 : 0,
        decimal number => (long)number,
        null => 0,
        var other => throw new InvalidCastException($"A {other.GetType().Name} is no whole number."),
    };

    /// <inheritdoc />
    public override string? TextOrNull(int column) => rows[at][column] switch
    {
        null => null,
        string text => text,
        byte[] bytes => Encoding.UTF8.GetString(bytes),
        var other => Convert.ToString(other, System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <inheritdoc />
    public override ReadOnlySpan<byte> Bytes(int column) => rows[at][column] switch
    {
        byte[] bytes => bytes,
        string text => Encoding.UTF8.GetBytes(text),
        _ => [],
    };

    /// <inheritdoc />
    public override void Dispose() => command.Dispose();

    private PostgreSqlStatement Bind(int index, object? value, NpgsqlDbType type)
    {
        while (command.Parameters.Count < index)
        {
            command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Text, Value = DBNull.Value });
        }

        var parameter = command.Parameters[index - 1];
        parameter.NpgsqlDbType = type;
        parameter.Value = value ?? DBNull.Value;
        return this;
    }

    private void Fetch()
    {
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object?[reader.FieldCount];
            for (var i = 0; i < row.Length; i++)
            {
                row[i] = reader.IsDBNull(i) ? null : reader.GetValue(i);
            }

            rows.Add(row);
        }

        ran = true;
    }
}
