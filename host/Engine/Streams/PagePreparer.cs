using System.Runtime.InteropServices;
using System.Security.Cryptography;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Hashes the rows of a page, leaves out those that the store has, and maps the rest.</summary>
internal sealed class PagePreparer(StreamDefinition stream, StreamKey key, string pluginVersion, IRecordStore store)
{
    private readonly RecordMapper mapper = new(stream.Type, stream.Map, key.LocationId);

    /// <summary>Prepares a page.</summary>
    /// <param name="batch">The page.</param>
    /// <param name="inFlight">The ids whose stored state was about to change when this was called; those are never left out.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<PreparedPage> PrepareAsync(RecordBatch batch, IReadOnlyList<IReadOnlySet<string>> inFlight, CancellationToken cancellationToken)
    {
        var rows = Hash(batch.Records);
        var known = await store.LookUpAsync(key, pluginVersion, rows, cancellationToken);
        var fresh = new List<(RawRecord, RecordHash)>();
        var knownRows = new List<long>();
        for (var i = 0; i < rows.Length; i++)
        {
            if (known[i].Row > 0)
            {
                knownRows.Add(known[i].Row);
            }

            if (!known[i].IsErased && (!known[i].IsSame || inFlight.Any(ids => ids.Contains(rows[i].Id))))
            {
                fresh.Add((batch.Records[i], rows[i].Hash));
            }
        }

        var (records, failed) = await mapper.MapAsync(fresh);
        return new PreparedPage
        {
            RowCount = rows.Length,
            UnchangedCount = rows.Length - fresh.Count,
            Records = records,
            Failed = failed,
            KnownRows = knownRows,
            Fingerprint = FingerprintOf(rows),
        };
    }

    private static RowToCheck[] Hash(IReadOnlyList<RawRecord> records)
    {
        var rows = new RowToCheck[records.Count];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new RowToCheck(records[i].Id, RecordHash.Of(records[i].Content.Span), records[i].Form);
        }

        return rows;
    }

    private static RecordHash FingerprintOf(RowToCheck[] rows)
    {
        using var all = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> one = stackalloc byte[RecordHash.Size];
        foreach (var row in rows)
        {
            row.Hash.CopyTo(one);
            all.AppendData(one);
        }

        all.GetHashAndReset(one);
        return MemoryMarshal.Read<RecordHash>(one);
    }
}
