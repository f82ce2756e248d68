using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Reads guests from the Sync API.</summary>
internal sealed class OpenTableGuests(OpenTableApi api, OpenTableClock clock) : IFeed<Guest>, IFetch<Guest>
{
    private const string List = "sync/v2/guests";

    private static readonly JsonRowShape Shape = new()
    {
        Rows = "items",
        Id = "id",
        LocationId = "rid",
        Revision = "sequence_id",
        ChangedAt = "updated_at_utc",
        Form = OpenTableReservations.SyncForm,
    };

    private readonly OpenTableSync sync = new(api, clock.Time);

    public FeedBases Bases => FeedBases.Changed;

    public FeedScope Scope => FeedScope.Location;

    public int MaxBatch => 10;

    public Guest Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return Read(raw).ToGuest();
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        await foreach (var page in sync.ReadAsync($"{List}?rid={Uri.EscapeDataString(request.LocationId!)}", Shape, request, cancellationToken))
        {
            yield return page with { Records = page.Records.Where(row => RemovalOf(row) is null).ToList(), Removals = page.Records.Select(RemovalOf).OfType<Removal>().ToList() };
        }
    }

    public async Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var batch = await sync.FetchAsync(List, Shape, hints, cancellationToken);
        return batch with { Records = batch.Records.Where(row => RemovalOf(row) is null).ToList(), Removals = [.. batch.Removals, .. batch.Records.Select(RemovalOf).OfType<Removal>()] };
    }

    /// <summary>Finds one guest; null when OpenTable shows none.</summary>
    public async Task<OpenTableGuest?> FindAsync(string id, CancellationToken cancellationToken) =>
        await sync.FindAsync(List, Shape, id, cancellationToken) is { } row ? Read(row) : null;

    /// <summary>A guest who was forgotten is erased, one put away may come back.</summary>
    private static Removal? RemovalOf(RawRecord row)
    {
        try
        {
            var guest = Read(row);
            return guest.Forgotten == true ? new Removal(row.Id, RemovalReason.Erased, row.ChangedAt)
                : guest.Archived == true ? new Removal(row.Id, RemovalReason.Archived, row.ChangedAt)
                : null;
        }
        catch (JsonException)
        {
            // It goes on as a row, and is set aside with the reason.
            return null;
        }
    }

    private static OpenTableGuest Read(RawRecord raw) => JsonSerializer.Deserialize(raw.Content.Span, OpenTableJson.Default.OpenTableGuest)!;
}
