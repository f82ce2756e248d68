using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Counts what one run of a stream did.</summary>
internal sealed class StreamTally(string connection, string stream, IProgress<StreamProgress>? progress)
{
    private int pages;
    private long rows;
    private long changed;
    private long unchanged;
    private long removed;
    private long quarantined;

    /// <summary>Counts a page that was stored, or that brought nothing to store.</summary>
    public void Add(string location, PreparedPage page, BatchOutcome outcome)
    {
        pages++;
        rows += page.RowCount;
        changed += outcome.Created + outcome.Updated;
        unchanged += page.UnchangedCount + outcome.Stale;
        removed += outcome.Removed;
        quarantined += page.Failed.Count;
        progress?.Report(new StreamProgress(connection, stream, location, pages, rows, changed));
    }

    /// <summary>Counts records that were removed because they were absent.</summary>
    public void AddRemoved(int count) => removed += count;

    /// <summary>Says what was done.</summary>
    public StreamResult ToResult(string? code, string? reason) => new()
    {
        Connection = connection,
        Stream = stream,
        Pages = pages,
        Rows = rows,
        Changed = changed,
        Unchanged = unchanged,
        Removed = removed,
        Quarantined = quarantined,
        Completed = code is null,
        Code = code,
        Reason = reason,
    };
}
