namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>One statement of a connection, made once and used again. Parameters are numbered from 1, columns from 0.</summary>
internal abstract class StoreStatement : IDisposable
{
    /// <summary>Binds text.</summary>
    public abstract StoreStatement Bind(int index, string? value);

    /// <summary>Binds a whole number.</summary>
    public abstract StoreStatement Bind(int index, long? value);

    /// <summary>Binds an instant as Unix milliseconds.</summary>
    public StoreStatement Bind(int index, DateTimeOffset? value) => Bind(index, value?.ToUnixTimeMilliseconds());

    /// <summary>Binds bytes as a blob.</summary>
    public abstract StoreStatement BindBytes(int index, ReadOnlySpan<byte> value);

    /// <summary>Binds UTF-8 bytes as text.</summary>
    public abstract StoreStatement BindUtf8(int index, ReadOnlySpan<byte> value);

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public abstract bool Read();

    /// <summary>Runs the statement to its end and makes it ready for other values.</summary>
    /// <returns>How many rows it changed.</returns>
    public abstract int Run();

    /// <summary>Makes the statement ready for other values, in the middle of its rows.</summary>
    public abstract void Again();

    /// <summary>Tells whether a column is null.</summary>
    public abstract bool IsNull(int column);

    /// <summary>Reads a whole number; 0 where it is null.</summary>
    public abstract long Long(int column);

    /// <summary>Reads a whole number or null.</summary>
    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>Reads text; empty where it is null.</summary>
    public string Text(int column) => TextOrNull(column) ?? "";

    /// <summary>Reads text or null.</summary>
    public abstract string? TextOrNull(int column);

    /// <summary>Reads an instant or null.</summary>
    public DateTimeOffset? InstantOrNull(int column) => LongOrNull(column) is { } value ? DateTimeOffset.FromUnixTimeMilliseconds(value) : null;

    /// <summary>Reads an instant.</summary>
    public DateTimeOffset Instant(int column) => DateTimeOffset.FromUnixTimeMilliseconds(Long(column));

    /// <summary>Reads a blob or the UTF-8 bytes of text. The span lives until the next row.</summary>
    public abstract ReadOnlySpan<byte> Bytes(int column);

    /// <summary>Ends this use; the statement is kept.</summary>
    public abstract void Dispose();
}
