using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Maps rows and writes them as JSON at once, so that no record of a plugin's lives on. Whatever a row throws sets that row aside.</summary>
internal sealed class RecordMapper(RecordType type, IRecordMap<VendorRecord> map, string location)
{
    private const int SplitAt = 48;
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Maps rows, on two threads when there are many, outside the caller's execution context.</summary>
    public async Task<(List<MappedRecord> Records, List<FailedRecord> Failed)> MapAsync(List<(RawRecord Raw, RecordHash Hash)> rows)
    {
        if (rows.Count == 0)
        {
            return ([], []);
        }

        var half = rows.Count > SplitAt ? rows.Count / 2 : 0;
        Task<Part> first;
        Task<Part> second;
        using (ExecutionContext.SuppressFlow())
        {
            first = Task.Run(() => MapPart(rows, 0, half));
            second = Task.Run(() => MapPart(rows, half, rows.Count));
        }

        var (one, two) = (await first, await second);
        one.Records.AddRange(two.Records);
        one.Failed.AddRange(two.Failed);
        return (one.Records, one.Failed);
    }

    private Part MapPart(List<(RawRecord Raw, RecordHash Hash)> rows, int from, int until)
    {
        var scratch = new ArrayBufferWriter<byte>(4096);
        using var writer = new Utf8JsonWriter(scratch, WriterOptions);
        var documents = new DocumentChunks();
        var records = new List<MappedRecord>(until - from);
        var failed = new List<FailedRecord>();
        for (var i = from; i < until; i++)
        {
            var (raw, hash) = rows[i];
            try
            {
                var record = Read(raw);
                type.Write(record, writer);
                writer.Flush();
                records.Add(new MappedRecord(
                    raw, hash, documents.Keep(scratch.WrittenSpan), raw.LocationId ?? record.LocationId ?? location, type.Columns(record), type.IsFollowed && !record.IsFinal));
            }
#pragma warning disable CA1031 // A plugin may throw anything; the row is set aside with the reason.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                var (path, reason) = PluginFault.ReadMapping(failure);
                failed.Add(new FailedRecord(raw, hash, path, reason));
            }

            writer.Reset();
            scratch.ResetWrittenCount();
        }

        return new Part(records, failed);
    }

    private VendorRecord Read(RawRecord raw)
    {
        if (raw.Id.Length == 0)
        {
            throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, "The row has no id."));
        }

        var record = map.Map(raw);
        return record.Id == raw.Id
            ? record
            : throw new ConnectorException(new Fault(FaultKind.UnexpectedContent, "The connector mapped the row to a record of another id."));
    }

    private sealed record Part(List<MappedRecord> Records, List<FailedRecord> Failed);
}
