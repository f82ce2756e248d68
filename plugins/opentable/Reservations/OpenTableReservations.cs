using System.Text.Json;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Reads bookings from the Sync API.</summary>
internal sealed class OpenTableReservations(OpenTableApi api, OpenTableClock clock) : IFeed<Reservation>, IFetch<Reservation>
{
    /// <summary>The form of the Sync API.</summary>
    public const string SyncForm = "sync-v2";
    private const string List = "sync/v2/reservations";

    private static readonly JsonRowShape Shape = new()
    {
        Rows = "items",
        Id = "id",
        LocationId = "rid",
        Revision = "sequence_id",
        ChangedAt = "updated_at_utc",
        Form = SyncForm,
    };

    private readonly OpenTableSync sync = new(api, clock.Time);

    public FeedBases Bases => FeedBases.Changed | FeedBases.Occurred;

    public FeedScope Scope => FeedScope.Location;

    public int MaxBatch => 10;

    public Reservation Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return Read(raw).ToReservation(clock);
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return sync.ReadAsync($"{List}?rid={Uri.EscapeDataString(request.LocationId!)}", Shape, request, cancellationToken);
    }

    public Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        return sync.FetchAsync(List, Shape, hints, cancellationToken);
    }

    /// <summary>Finds a booking by the id that the feed gave.</summary>
    public async Task<RawRecord> NeededAsync(string id, CancellationToken cancellationToken) =>
        await sync.FindAsync(List, Shape, id, cancellationToken) ?? throw new ConnectorException(new Fault(FaultKind.NotFound, $"OpenTable knows no booking {id}."));

    /// <summary>Finds a booking by the number that the guest is told; null when Sync does not show it yet.</summary>
    public async Task<RawRecord?> FindAsync(string restaurantId, long confirmation, CancellationToken cancellationToken)
    {
        var rows = JsonRows.Cut(await api.GetAsync($"{List}?rid={Uri.EscapeDataString(restaurantId)}&confirmation_id={confirmation}&limit=10&offset=0", cancellationToken), Shape);

        // The filter is not documented: where it is not kept, other bookings come.
        return rows.FirstOrDefault(row => Read(row).ConfirmationId == confirmation);
    }

    public static OpenTableReservation Read(RawRecord raw) => JsonSerializer.Deserialize(raw.Content.Span, OpenTableJson.Default.OpenTableReservation)!;
}
