using System.Globalization;
using System.Text;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Lists the records of one type: each connection by its index, then joined in order.</summary>
internal sealed class SqlRecordList
{
    /// <summary>The columns that <see cref="ReadOne"/> reads.</summary>
    public const string Columns = "row, record.id, doc, at, status, location, revision, changed_at, stored_at, removed, removed_at, merged_into";

    private readonly RecordQuery query;
    private readonly int limit;
    private readonly ListPosition? after;
    private readonly string sql;

    public SqlRecordList(RecordQuery query)
    {
        this.query = query;
        limit = Math.Clamp(query.Limit, 1, 1000);
        after = query.After is { Length: > 0 } text ? ListPosition.Parse(text) : null;
        sql = MakeSql();
    }

    /// <summary>Reads the page.</summary>
    public RecordList Read(StoreConnection read)
    {
        var sources = ReadSources(read);
        var found = sources.SelectMany(source => ReadSource(read, source)).ToList();
        found.Sort((left, right) => query.NewestFirst ? right.Position.CompareTo(left.Position) : left.Position.CompareTo(right.Position));
        var items = found.Take(limit).ToList();
        var next = found.Count > limit ? new ListPosition(items[^1].Position.At, items[^1].Position.Row).ToString() : null;
        return new RecordList([.. items.Select(item => item.Record)], next, AsOf(read, sources));
    }

    /// <summary>Reads one record of <see cref="Columns"/>.</summary>
    public static StoredRecord ReadOne(StoreStatement select, string connection, string stream) => new()
    {
        Connection = connection,
        Stream = stream,
        Id = select.Text(1),
        Json = select.Bytes(2).ToArray(),
        At = select.Long(3) == 0 ? null : select.Instant(3),
        Status = select.TextOrNull(4),
        LocationId = select.Text(5) is { Length: > 0 } location ? location : null,
        Revision = select.LongOrNull(6),
        ChangedAt = select.InstantOrNull(7),
        StoredAt = select.Instant(8),
        Removed = (RemovalReason?)select.LongOrNull(9),
        RemovedAt = select.IsNull(9) ? null : select.InstantOrNull(10) ?? select.Instant(8),
        MergedInto = select.TextOrNull(11),
    };

    private List<Source> ReadSources(StoreConnection read)
    {
        var sources = new List<Source>();
        using var select = read.Prepare("SELECT id, connection FROM source WHERE stream = ? ORDER BY connection");
        select.Bind(1, query.Stream);
        while (select.Read())
        {
            if (query.Connections.Count == 0 || query.Connections.Contains(select.Text(1)))
            {
                sources.Add(new Source(select.Long(0), select.Text(1)));
            }
        }

        return sources;
    }

    private List<Found> ReadSource(StoreConnection read, Source source)
    {
        var found = new List<Found>();
        using var select = read.Prepare(sql);
        select.Bind(1, source.Id).Bind(2, query.From).Bind(3, query.Until).Bind(4, query.LocationId)
            .Bind(5, after?.At).Bind(6, after?.Row).Bind(7, limit + 1);
        for (var i = 0; i < query.Status.Count; i++)
        {
            select.Bind(8 + i, query.Status[i]);
        }

        while (select.Read())
        {
            found.Add(new Found((select.Long(3), select.Long(0)), ReadOne(select, source.Connection, query.Stream)));
        }

        return found;
    }

    private static DateTimeOffset? AsOf(StoreConnection read, List<Source> sources)
    {
        DateTimeOffset? oldest = null;
        foreach (var source in sources)
        {
            // Of one place, the latest reading of any way counts; of several places, the one that lags.
            using var select = read.Prepare("SELECT min(latest), count(*) = count(latest) FROM (SELECT max(last_sync_at) AS latest FROM stream_state WHERE source = ? GROUP BY location) AS places");
            select.Bind(1, source.Id).Read();
            if (select.IsNull(0) || select.Long(1) == 0)
            {
                return null;
            }

            oldest = oldest is { } earlier && earlier < select.Instant(0) ? earlier : select.Instant(0);
        }

        return oldest;
    }

    private string MakeSql()
    {
        var text = new StringBuilder($"SELECT {Columns} FROM record WHERE source = ?1");
        text.Append(query.WithRemoved ? " AND removed IS DISTINCT FROM 3" : " AND removed IS NULL");
        text.Append(query.From is null ? "" : " AND at >= ?2");
        text.Append(query.Until is null ? "" : " AND at < ?3 AND at <> 0");
        text.Append(query.LocationId is null ? "" : " AND location = ?4");
        text.Append(after is null ? "" : query.NewestFirst ? " AND (at, row) < (?5, ?6)" : " AND (at, row) > (?5, ?6)");
        if (query.Status.Count > 0)
        {
            text.Append(" AND status IN (").AppendJoin(", ", query.Status.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"?{8 + i}"))).Append(')');
        }

        return text.Append(query.NewestFirst ? " ORDER BY at DESC, row DESC LIMIT ?7" : " ORDER BY at, row LIMIT ?7").ToString();
    }

    private readonly record struct Source(long Id, string Connection);

    private readonly record struct Found((long At, long Row) Position, StoredRecord Record);
}
