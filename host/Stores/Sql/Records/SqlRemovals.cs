using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Takes records out of the copy: marked as removed with their last content, or erased with all of it.</summary>
internal sealed class SqlRemovals(StoreConnection database, long source, string location, DateTimeOffset requestedAt, DateTimeOffset now)
{
    private const string Tombstone = """
        INSERT INTO record (source, id, hash, form, mapped_by, requested_at, stored_at, at, location, is_open, removed, removed_at, merged_into, doc, raw)
        VALUES (?1, ?2, ?9, '', '', ?3, ?4, 0, ?5, 0, ?6, ?7, ?8, '{}', ?10)
        """;

    private const string Erase = """
        UPDATE record SET hash = ?5, form = '', mapped_by = '', status = NULL, at = 0, is_open = 0, doc = '{}', raw = ?6,
            stored_at = ?1, removed = ?2, removed_at = ?3, merged_into = NULL
        WHERE row = ?4
        """;

    private static readonly byte[] NoHash = new byte[RecordHash.Size];

    /// <summary>Gets how many records were removed.</summary>
    public int Removed { get; private set; }

    /// <summary>Gets how many of them had been there until now.</summary>
    public int Gone { get; private set; }

    /// <summary>Applies one removal.</summary>
    public void Apply(Removal removal)
    {
        ForgetHint(removal.Id);
        if (removal.Reason == RemovalReason.Erased)
        {
            ForgetQuarantine(removal.Id);
        }

        using var select = database.Prepare("SELECT row, removed, changed_at FROM record WHERE source = ? AND id = ?");
        if (!select.Bind(1, source).Bind(2, removal.Id).Read())
        {
            Remember(removal);
            return;
        }

        var (row, earlier) = (select.Long(0), (RemovalReason?)select.LongOrNull(1));
        var isOutdated = removal.Reason != RemovalReason.Erased && removal.At is { } at && select.InstantOrNull(2) > at;
        if (isOutdated || earlier == RemovalReason.Erased || earlier == removal.Reason)
        {
            return;
        }

        Mark(row, removal);
        Gone += earlier is null ? 1 : 0;
    }

    /// <summary>Believes the absence of records that two full reads in a row did not show.</summary>
    public void ApplyAbsence(SeenRows seen)
    {
        if (seen.IsEmpty)
        {
            return;
        }

        foreach (var (row, id, missing) in ReadLive())
        {
            if (seen.Contains(row))
            {
                if (missing > 0)
                {
                    SetMissing(row, 0);
                }
            }
            else if (missing == 0)
            {
                SetMissing(row, 1);
            }
            else
            {
                Mark(row, new Removal(id, RemovalReason.Deleted));
                Gone++;
            }
        }
    }

    private List<(long Row, string Id, long Missing)> ReadLive()
    {
        var live = new List<(long, string, long)>();
        using var select = database.Prepare("SELECT row, id, missing FROM record WHERE source = ?1 AND removed IS NULL AND (?2 = '' OR location = ?2)");
        select.Bind(1, source).Bind(2, location);
        while (select.Read())
        {
            live.Add((select.Long(0), select.Text(1), select.Long(2)));
        }

        return live;
    }

    private void Mark(long row, Removal removal)
    {
        if (removal.Reason == RemovalReason.Erased)
        {
            using var erase = database.Prepare(Erase);
            erase.Bind(1, now).Bind(2, (long)removal.Reason).Bind(3, removal.At).Bind(4, row).BindBytes(5, NoHash).BindBytes(6, []).Run();
        }
        else
        {
            using var update = database.Prepare("UPDATE record SET removed = ?1, removed_at = ?2, merged_into = ?3, stored_at = ?4, requested_at = CASE WHEN requested_at > ?5 THEN requested_at ELSE ?5 END, is_open = 0 WHERE row = ?6");
            update.Bind(1, (long)removal.Reason).Bind(2, removal.At).Bind(3, removal.MergedInto).Bind(4, now).Bind(5, requestedAt).Bind(6, row).Run();
        }

        Tell(removal);
    }

    /// <summary>Remembers the removal of a record that was never here, where it means something later: an alias, or a person who is not to come back.</summary>
    private void Remember(Removal removal)
    {
        if (removal.Reason is not (RemovalReason.Merged or RemovalReason.Erased))
        {
            return;
        }

        using var insert = database.Prepare(Tombstone);
        insert.Bind(1, source).Bind(2, removal.Id).Bind(3, requestedAt).Bind(4, now).Bind(5, location).Bind(6, (long)removal.Reason)
            .Bind(7, removal.At).Bind(8, removal.MergedInto).BindBytes(9, NoHash).BindBytes(10, []).Run();
        Tell(removal);
    }

    private void Tell(Removal removal)
    {
        Removed++;
        SqlChanges.Append(database, now, source, removal.Id, removal.Reason switch
        {
            RemovalReason.Merged => ChangeKind.Merged,
            RemovalReason.Erased => ChangeKind.Erased,
            _ => ChangeKind.Removed,
        });
    }

    private void SetMissing(long row, int missing)
    {
        using var update = database.Prepare("UPDATE record SET missing = ? WHERE row = ?");
        update.Bind(1, missing).Bind(2, row).Run();
    }

    private void ForgetHint(string id)
    {
        using var delete = database.Prepare("DELETE FROM hint WHERE source = ? AND id = ?");
        delete.Bind(1, source).Bind(2, id).Run();
    }

    private void ForgetQuarantine(string id)
    {
        using var delete = database.Prepare("DELETE FROM quarantine WHERE source = ? AND id = ?");
        delete.Bind(1, source).Bind(2, id).Run();
    }
}
