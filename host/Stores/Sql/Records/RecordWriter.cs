using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Writes the mapped records of one batch: new ones at once, known ones when they are newer.</summary>
internal abstract class RecordWriter(StoreConnection database, BatchWrite batch, long source, DateTimeOffset now)
{
    private readonly long[] rows = new long[batch.Records.Count];

    /// <summary>Gets how many records are new or came back.</summary>
    public int Created { get; protected set; }

    /// <summary>Gets how many records are another than before.</summary>
    public int Updated { get; private set; }

    /// <summary>Gets how many rows brought nothing.</summary>
    public int Stale { get; private set; }

    /// <summary>Gets the store's numbers of the records, in the batch's order.</summary>
    public IReadOnlyList<long> Rows => rows;

    /// <summary>Gets the same numbers, to be filled in.</summary>
    protected Span<long> RowNumbers => rows;

    /// <summary>Gets the batch.</summary>
    protected BatchWrite Batch => batch;

    /// <summary>Gets the source's number.</summary>
    protected long Source => source;

    /// <summary>Gets when it is written.</summary>
    protected DateTimeOffset Now => now;

    /// <summary>Writes all records of the batch.</summary>
    public abstract void WriteAll();

    /// <summary>Decides on a record that the store has.</summary>
    /// <returns>How it is written anew; null when it stays as it is.</returns>
    protected KnownUpdate? Decide(MappedRecord record, StoredRow stored)
    {
        var isRemap = stored.IsSameContent && stored.Removed is null;
        if (stored.Removed == RemovalReason.Erased
            || (isRemap && stored.MappedBy == batch.PluginVersion)
            || (!isRemap && !IsNewer(record, stored)))
        {
            Stale++;
            return null;
        }

        if (!isRemap && IsSmallerForm(record, stored))
        {
            Stale++;
            AskForWhole(record);
            return null;
        }

        return new KnownUpdate(isRemap ? stored.Age.RequestedAt : batch.RequestedAt, Tell(record, stored));
    }

    private ChangeKind? Tell(MappedRecord record, StoredRow stored)
    {
        if (stored.Removed is not null)
        {
            Created++;
            return ChangeKind.Created;
        }

        if (!stored.Document.AsSpan().SequenceEqual(record.Json.Span))
        {
            Updated++;
            return ChangeKind.Updated;
        }

        Stale++;
        return null;
    }

    private bool IsNewer(MappedRecord record, StoredRow stored)
    {
        var age = new RecordAge(record.Raw.Revision, record.Raw.ChangedAt, batch.RequestedAt);
        return stored is { Removed: not null, RemovedAt: { } removedAt } && record.Raw.ChangedAt is { } changedAt
            ? changedAt > removedAt
            : age.Replaces(stored.Age);
    }

    /// <summary>Tells whether the row is another form than the stored one, with fewer fields: it never replaces the fuller one.</summary>
    private static bool IsSmallerForm(MappedRecord record, StoredRow stored) =>
        stored.Removed is null && stored.Form != record.Raw.Form && CountFields(record.Json.Span) < CountFields(stored.Document);

    private static int CountFields(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var count = 0;
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                count++;
            }
        }

        return count;
    }

    private void AskForWhole(MappedRecord record)
    {
        if (batch.CanFetch)
        {
            SqlHints.Add(database, source, new RecordHint(record.Raw.Id, record.Raw.LocationId, record.Raw.Revision, record.Raw.ChangedAt), now);
        }
    }
}
