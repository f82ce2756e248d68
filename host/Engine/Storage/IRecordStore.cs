namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Keeps what streams read. Everything of a <see cref="BatchWrite"/> is durable together when its task completes.</summary>
public interface IRecordStore
{
    /// <summary>Reads where a way of reading a stream stands.</summary>
    /// <param name="key">The stream.</param>
    /// <param name="basis">The way of reading.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The state; a fresh one when it was never read.</returns>
    Task<StreamState> ReadStateAsync(StreamKey key, FeedBases basis, CancellationToken cancellationToken);

    /// <summary>Looks rows up before they are mapped: one indexed read for all of them.</summary>
    /// <param name="key">The stream.</param>
    /// <param name="pluginVersion">The version of the plugin that would map them.</param>
    /// <param name="rows">The rows.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>What is known of each, in their order.</returns>
    Task<KnownRow[]> LookUpAsync(StreamKey key, string pluginVersion, IReadOnlyList<RowToCheck> rows, CancellationToken cancellationToken);

    /// <summary>Stores a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="cancellationToken">Cancels it before it begins.</param>
    Task<BatchOutcome> StoreAsync(BatchWrite batch, CancellationToken cancellationToken);

    /// <summary>Reads the records that are due to be fetched, the longest due first.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="now">The instant by which they are due.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<PendingHint>> ReadHintsAsync(string connection, string stream, DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>Reads the records that are followed by id because they are not final.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<RecordHint>> ReadOpenAsync(string connection, string stream, CancellationToken cancellationToken);

    /// <summary>Reads stored bytes that another version of the plugin mapped.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="pluginVersion">The version in force.</param>
    /// <param name="after">The store's number to go on after; 0 to begin.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<StoredRaw>> ReadOutdatedAsync(string connection, string stream, string pluginVersion, long after, int limit, CancellationToken cancellationToken);
}
