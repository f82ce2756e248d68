using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>Looks into a bed's store.</summary>
public static class BedRecords
{
    private const int Most = 1000;

    /// <summary>Reads the copy of a stream, by id.</summary>
    /// <param name="bed">The connection.</param>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<Dictionary<string, JsonObject>> CopyAsync(this ConnectorBed bed, string stream, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bed);
        var copy = new Dictionary<string, JsonObject>(StringComparer.Ordinal);
        string? after = null;
        do
        {
            var page = await bed.Get<IRecordQueries>().ListAsync(new RecordQuery { Stream = stream, After = after, Limit = Most }, cancellationToken);
            foreach (var record in page.Items)
            {
                copy.Add(record.Id, (JsonObject)JsonNode.Parse(record.Json.Span)!);
            }

            after = page.Next;
        }
        while (after is not null);

        return copy;
    }

    /// <summary>Reads the vendor's own bytes of a stream, one row for each stored record.</summary>
    internal static async Task<List<RawRecord>> RowsAsync(this ConnectorBed bed, string stream, CancellationToken cancellationToken)
    {
        var rows = new List<RawRecord>();
        for (var after = 0L; ;)
        {
            var page = await bed.Get<IRecordStore>().ReadOutdatedAsync(bed.Settings.Name, stream, "another version", after, Most, cancellationToken);
            if (page.Count == 0)
            {
                return rows;
            }

            rows.AddRange(page.Select(row => row.Raw));
            after = page[^1].Row;
        }
    }

    /// <summary>Counts the entries of the change feed about a stream, those apart that tell of a person erased before it was ever here.</summary>
    internal static async Task<int> CountChangesAsync(this ConnectorBed bed, string stream, CancellationToken cancellationToken)
    {
        var (count, after) = (0, 0L);
        while (true)
        {
            var page = await bed.Get<IRecordQueries>().ReadChangesAsync(new ChangeQuery(after, Most, Stream: stream), cancellationToken);
            count += page.Items.Count(item => item.Kind is not (ChangeKind.Erased or ChangeKind.Merged));
            after = page.Next;
            if (page.Items.Count == 0)
            {
                return count;
            }
        }
    }

    /// <summary>Reads the rows set aside.</summary>
    internal static Task<IReadOnlyList<QuarantinedRecord>> AsideAsync(this ConnectorBed bed, string? stream, CancellationToken cancellationToken) =>
        bed.Get<IQuarantine>().ListAsync(bed.Settings.Name, stream, 0, Most, cancellationToken);

    /// <summary>Reads where every way of reading a stream stands, as one text.</summary>
    internal static async Task<string> CursorsAsync(this ConnectorBed bed, string stream, CancellationToken cancellationToken)
    {
        var places = (await bed.CopyAsync("location", cancellationToken)).Keys.Concat(bed.Settings.Venues.Select(venue => venue.LocationId).OfType<string>()).Append("").Distinct(StringComparer.Ordinal);
        var cursors = new List<string>();
        foreach (var place in places.Order(StringComparer.Ordinal))
        {
            foreach (var basis in new[] { FeedBases.Changed, FeedBases.Occurred, FeedBases.Snapshot })
            {
                var state = await bed.Get<IRecordStore>().ReadStateAsync(new StreamKey(bed.Settings.Name, stream, place), basis, cancellationToken);
                cursors.Add($"{place}/{basis}: {state.Cursor}");
            }
        }

        return string.Join('\n', cursors);
    }

    /// <summary>Finds who maps the rows of a stream.</summary>
    internal static IRecordMap<VendorRecord> MapOf(this ConnectorBed bed, string stream) =>
        (IRecordMap<VendorRecord>)bed.Capabilities.ByName[$"feed.{stream}"];

    /// <summary>Maps a row the way the runner does, to JSON in the API's form.</summary>
    internal static JsonObject Map(this ConnectorBed bed, string stream, RawRecord raw)
    {
        var record = bed.MapOf(stream).Map(raw);
        return (JsonObject)JsonNode.Parse(ContractSerializer.Write(record, record.GetType()))!;
    }
}
