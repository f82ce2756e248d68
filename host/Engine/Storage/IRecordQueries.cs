namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Answers questions from the local copy. Never calls a vendor.</summary>
public interface IRecordQueries
{
    /// <summary>The code of the refusal to read the change feed after a number whose next one was removed by age.</summary>
    const string ChangesGone = "CHANGES_GONE";

    /// <summary>Lists records.</summary>
    /// <param name="query">Which.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="FormatException"><see cref="RecordQuery.After"/> is none that this store gave.</exception>
    Task<RecordList> ListAsync(RecordQuery query, CancellationToken cancellationToken);

    /// <summary>Finds one record; the old id of a merged one finds what it lives on as.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream, such as <c>sale</c>.</param>
    /// <param name="id">The vendor's id.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The record, removed or not; null when there is none or it was erased.</returns>
    Task<StoredRecord?> FindAsync(string connection, string stream, string id, CancellationToken cancellationToken);

    /// <summary>Reads the change feed.</summary>
    /// <param name="query">Which part.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="Requests.RequestException">With <see cref="ChangesGone"/>: entries after the number were removed by age; list the records anew.</exception>
    Task<ChangeList> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken);

    /// <summary>Waits until the change feed holds an entry with a higher number.</summary>
    /// <param name="after">The number.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    Task WaitForChangesAsync(long after, CancellationToken cancellationToken);

    /// <summary>Tells how streams are.</summary>
    /// <param name="connection">Only this connection; null: all.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<StreamStatus>> ListStreamsAsync(string? connection, CancellationToken cancellationToken);
}
