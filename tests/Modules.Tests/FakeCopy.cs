using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Modules.Tests;

/// <summary>A copy of vendors' records that holds what the test puts into it, with its change feed.</summary>
internal sealed class FakeCopy(TimeProvider time) : IRecordQueries
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Connection, string Stream, string Id), StoredRecord> records = [];
    private readonly List<ChangeEntry> changes = [];
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Puts a record, as a sync does.</summary>
    public void Put<TRecord>(string connection, TRecord record)
        where TRecord : VendorRecord
    {
        var stream = CapabilitySet.StreamOf<TRecord>();
        var stored = new StoredRecord { Connection = connection, Stream = stream, Id = record.Id, Json = ContractSerializer.Write(record), StoredAt = time.GetUtcNow() };
        Tell((connection, stream, record.Id), _ => stored);
    }

    /// <summary>Removes a record.</summary>
    public void Remove<TRecord>(string connection, string id)
        where TRecord : VendorRecord
    {
        Tell((connection, CapabilitySet.StreamOf<TRecord>(), id), before => before! with { Removed = RemovalReason.Deleted });
    }

    public Task<RecordList> ListAsync(RecordQuery query, CancellationToken cancellationToken)
    {
        using var held = gate.EnterScope();
        var found = records.Values.Where(record => record.Stream == query.Stream && query.Connections.Contains(record.Connection) && record.Removed is null).ToList();
        var begin = int.Parse(query.After ?? "0", System.Globalization.CultureInfo.InvariantCulture);
        var page = found.Skip(begin).Take(2).ToList();
        var end = begin + page.Count;
        return Task.FromResult(new RecordList(page, end < found.Count ? end.ToString(System.Globalization.CultureInfo.InvariantCulture) : null, null));
    }

    public Task<StoredRecord?> FindAsync(string connection, string stream, string id, CancellationToken cancellationToken)
    {
        using var held = gate.EnterScope();
        return Task.FromResult(records.GetValueOrDefault((connection, stream, id)));
    }

    public Task<ChangeList> ReadChangesAsync(ChangeQuery query, CancellationToken cancellationToken)
    {
        using var held = gate.EnterScope();
        var found = changes.Where(change => change.Seq > query.After && (query.Connection is null || change.Connection == query.Connection) && (query.Stream is null || change.Stream == query.Stream)).ToList();
        var page = found.Take(query.Limit).ToList();
        var hasMore = found.Count > page.Count;
        return Task.FromResult(new ChangeList(page, hasMore ? page[^1].Seq : Math.Max(query.After, changes.Count), hasMore));
    }

    public async Task WaitForChangesAsync(long after, CancellationToken cancellationToken)
    {
        for (var woken = Woken(after); woken is not null; woken = Woken(after))
        {
            await woken.WaitAsync(cancellationToken);
        }
    }

    public Task<IReadOnlyList<StreamStatus>> ListStreamsAsync(string? connection, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<StreamStatus>>([]);

    /// <summary>Gives what ends with the next change; null when there is one already.</summary>
    private Task? Woken(long after)
    {
        lock (gate)
        {
            return changes.Count > after ? null : next.Task;
        }
    }

    private void Tell((string Connection, string Stream, string Id) key, Func<StoredRecord?, StoredRecord> change)
    {
        lock (gate)
        {
            var before = records.GetValueOrDefault(key);
            records[key] = change(before);
            var kind = records[key].Removed is not null ? ChangeKind.Removed : before is null ? ChangeKind.Created : ChangeKind.Updated;
            changes.Add(new ChangeEntry(changes.Count + 1, time.GetUtcNow(), key.Connection, key.Stream, key.Id, kind));
            Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }
}
