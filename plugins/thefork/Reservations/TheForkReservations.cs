using System.Text.Json;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Reads bookings: ids by days, then each one.</summary>
internal sealed class TheForkReservations(TheForkApi api, TheForkLists lists, TheForkClock clock) : IFeed<Reservation>, IFetch<Reservation>
{
    /// <summary>How far ahead people book.</summary>
    private const int DaysAhead = 400;

    private static readonly JsonRowShape Shape = new() { Id = "reservationUuid", LocationId = "restaurantUuid", ChangedAt = "updatedAt" };

    public FeedBases Bases => FeedBases.Changed | FeedBases.Occurred;

    public FeedScope Scope => FeedScope.Location;

    /// <summary>Gets how many are asked for side by side; TheFork gives one a call.</summary>
    public int MaxBatch => 25;

    public Reservation Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, TheForkJson.Default.TheForkReservation)!.ToReservation(clock);
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var isMeal = request.Basis == FeedBases.Occurred;
        return lists.ReadAsync(ListOf(request.LocationId!, isMeal), request, isMeal ? DaysAhead : 1, cancellationToken);
    }

    public Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken) =>
        api.FetchAsync(hints, "v1/reservations/", Shape, cancellationToken);

    public static string ListOf(string restaurantId, bool isMeal) =>
        $"v1/reservations?restaurantUuid={Uri.EscapeDataString(restaurantId)}&filterBy={(isMeal ? "mealDate" : "updatedDate")}";

    public static string PathOf(string reservationId) => $"v1/reservations/{Uri.EscapeDataString(reservationId)}";
}
