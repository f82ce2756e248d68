using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The records that wait to be fetched.</summary>
internal static class SqlHints
{
    private const string Insert = """
        INSERT INTO hint (source, id, location, revision, changed_at, due_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (source, id) DO UPDATE SET
            location = coalesce(excluded.location, hint.location),
            revision = CASE WHEN excluded.revision > hint.revision THEN excluded.revision WHEN excluded.revision IS NULL THEN NULL ELSE hint.revision END,
            changed_at = CASE WHEN excluded.changed_at > hint.changed_at THEN excluded.changed_at WHEN excluded.changed_at IS NULL THEN NULL ELSE hint.changed_at END,
            due_at = CASE WHEN hint.due_at < excluded.due_at THEN hint.due_at ELSE excluded.due_at END
        """;

    /// <summary>Adds a hint, or joins it with the one that waits.</summary>
    public static void Add(StoreConnection database, long source, RecordHint hint, DateTimeOffset due)
    {
        using var insert = database.Prepare(Insert);
        insert.Bind(1, source).Bind(2, hint.Id).Bind(3, hint.LocationId).Bind(4, hint.Revision).Bind(5, hint.ChangedAt).Bind(6, due).Run();
    }

    /// <summary>Adds the hints that tell of something newer than the store has.</summary>
    /// <returns>The store's numbers of the hinted records it knows.</returns>
    public static IEnumerable<long> AddNews(StoreConnection database, long source, IReadOnlyList<RecordHint> hints, DateTimeOffset due)
    {
        var known = new List<long>();
        foreach (var hint in hints)
        {
            if (IsNews(database, source, hint, known))
            {
                Add(database, source, hint, due);
            }
        }

        return known;
    }

    /// <summary>Forgets hints that were fetched, and puts off those that were not brought.</summary>
    public static void Settle(StoreConnection database, long source, IReadOnlyList<string> fetched, IReadOnlyList<DelayedHint> delayed)
    {
        foreach (var id in fetched)
        {
            using var delete = database.Prepare("DELETE FROM hint WHERE source = ? AND id = ?");
            delete.Bind(1, source).Bind(2, id).Run();
        }

        foreach (var hint in delayed)
        {
            using var update = database.Prepare("UPDATE hint SET attempts = attempts + 1, due_at = ? WHERE source = ? AND id = ?");
            update.Bind(1, hint.DueAt).Bind(2, source).Bind(3, hint.Id).Run();
        }
    }

    /// <summary>Reads what is due, the longest due first.</summary>
    public static IReadOnlyList<PendingHint> ReadDue(StoreConnection database, long source, DateTimeOffset now, int limit)
    {
        var due = new List<PendingHint>();
        using var select = database.Prepare("SELECT id, location, revision, changed_at, attempts FROM hint WHERE source = ? AND due_at <= ? ORDER BY due_at LIMIT ?");
        select.Bind(1, source).Bind(2, now).Bind(3, limit);
        while (select.Read())
        {
            due.Add(new PendingHint(new RecordHint(select.Text(0), select.TextOrNull(1), select.LongOrNull(2), select.InstantOrNull(3)), (int)select.Long(4)));
        }

        return due;
    }

    private static bool IsNews(StoreConnection database, long source, RecordHint hint, List<long> known)
    {
        using var select = database.Prepare("SELECT row, revision, changed_at, removed FROM record WHERE source = ? AND id = ?");
        if (!select.Bind(1, source).Bind(2, hint.Id).Read())
        {
            return true;
        }

        if (select.LongOrNull(3) is { } removed)
        {
            return (RemovalReason)removed != RemovalReason.Erased;
        }

        known.Add(select.Long(0));
        return !(hint.Revision is { } revision && select.LongOrNull(1) >= revision)
            && !(hint.Revision is null && hint.ChangedAt is { } changed && select.LongOrNull(2) >= changed.ToUnixTimeMilliseconds());
    }
}
