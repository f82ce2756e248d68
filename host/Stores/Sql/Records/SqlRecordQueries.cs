using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Answers questions from the copy.</summary>
internal sealed class SqlRecordQueries(StoreDatabase database) : IRecordQueries
{
    /// <inheritdoc />
    public Task<RecordList> ListAsync(RecordQuery query, CancellationToken cancellationToken)
    {
        var list = new SqlRecordList(query);
        return database.ReadAsync(list.Read, cancellationToken);
    }

    /// <inheritdoc />
    public Task<StoredRecord?> FindAsync(string connection, string stream, string id, CancellationToken cancellationToken) => database.ReadAsync(
        read =>
        {
            // A merged record may have been merged into one that was merged itself; a ring would be the vendor's mistake.
            for (var (next, hops) = (id, 0); hops < 16; hops++)
            {
                var found = FindOne(read, connection, stream, next);
                if (found?.MergedInto is not { } survivor || found.Removed != RemovalReason.Merged)
                {
                    return found;
                }

                next = survivor;
            }

            return null;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<ChangeList> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken) => database.ReadAsync(
        read =>
        {
            var limit = Math.Clamp(query.Limit, 1, 1000);
            RefuseGap(read, query.After);
            var items = new List<ChangeEntry>();
            using var select = read.Prepare("""
                SELECT seq, at, connection, stream, change.id, kind FROM change JOIN source ON source.id = change.source
                WHERE seq > ?1 AND (?2 IS NULL OR connection = ?2) AND (?3 IS NULL OR stream = ?3) ORDER BY seq LIMIT ?4
                """);
            select.Bind(1, query.After).Bind(2, query.Connection).Bind(3, query.Stream).Bind(4, limit + 1);
            while (select.Read())
            {
                items.Add(new ChangeEntry(select.Long(0), select.Instant(1), select.Text(2), select.Text(3), select.Text(4), (ChangeKind)select.Long(5)));
            }

            var hasMore = items.Count > limit;
            if (hasMore)
            {
                items.RemoveAt(limit);
            }

            // At the end, a filtered reader skips what its filter hides instead of reading it again each time.
            var next = hasMore ? items[^1].Seq : Math.Max(query.After, LastChange(read));
            return new ChangeList(items, next, hasMore);
        },
        cancellationToken);

    /// <inheritdoc />
    public async Task WaitForChangesAsync(long after, CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = database.NextCommit;
            if (await database.ReadAsync(LastChange, cancellationToken) > after)
            {
                return;
            }

            await database.WaitForCommitAsync(next, cancellationToken);
        }
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StreamStatus>> ListStreamsAsync(string? connection, CancellationToken cancellationToken) =>
        database.ReadAsync(read => SqlStreamStates.List(read, connection), cancellationToken);

    /// <summary>A reader that was away longer than the feed is kept must know that it missed something.</summary>
    private static void RefuseGap(StoreConnection read, long after)
    {
        if (after > 0 && read.Count("SELECT min(seq) FROM change") is var first && first > after + 1)
        {
            throw new RequestException(RequestErrorKind.Conflict, IRecordQueries.ChangesGone, $"The change feed begins at {first}: what came after {after} was removed by age. List the records anew, then go on after {first - 1}.");
        }
    }

    private static StoredRecord? FindOne(StoreConnection read, string connection, string stream, string id)
    {
        using var select = read.Prepare($"""
            SELECT {SqlRecordList.Columns} FROM record JOIN source ON source.id = record.source
            WHERE connection = ? AND stream = ? AND record.id = ? AND removed IS DISTINCT FROM 3
            """);
        return select.Bind(1, connection).Bind(2, stream).Bind(3, id).Read() ? SqlRecordList.ReadOne(select, connection, stream) : null;
    }

    private static long LastChange(StoreConnection read)
    {
        using var select = read.Prepare("SELECT max(seq) FROM change");
        select.Read();
        return select.Long(0);
    }
}
