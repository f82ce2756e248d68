using LeVieuxMoulin.Connectors.Engine.Connections;

namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Takes what a write or a webhook told about a record into the copy, as a reading of the stream would.</summary>
public interface IRecordSink
{
    /// <summary>Stores a whole record, unless the copy holds a newer one.</summary>
    /// <param name="use">The connection, whose connector maps the record.</param>
    /// <param name="stream">The stream, such as <c>supplier-order</c>.</param>
    /// <param name="raw">The record in the vendor's bytes.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task StoreAsync(ConnectionUse use, string stream, RawRecord raw, CancellationToken cancellationToken);

    /// <summary>Marks a record as gone.</summary>
    /// <param name="use">The connection.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="removal">What is gone and why.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task RemoveAsync(ConnectionUse use, string stream, Removal removal, CancellationToken cancellationToken);

    /// <summary>Has a record fetched, or the stream read when only the stream is known. The wish is durable when this completes.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="hint">The record; null: what is new.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task RefreshAsync(string connection, string stream, RecordHint? hint, CancellationToken cancellationToken);
}
