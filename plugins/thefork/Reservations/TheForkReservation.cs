namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>One booking as <c>GET /v1/reservations/{id}</c> gives it.</summary>
/// <remarks>The bill is left out: in which unit TheFork counts it is not said.</remarks>
internal sealed record TheForkReservation(
    string ReservationUuid,
    string RestaurantUuid,
    string MealDate,
    int PartySize,
    string Status,
    string? MealStatus = null,
    string? OfferUuid = null,
    string? CustomerNote = null,
    string? RestaurantNote = null,
    string? CustomerUuid = null,
    string? ReservationChannel = null,
    string? CreatedAt = null,
    string? UpdatedAt = null)
{
    public Reservation ToReservation(TheForkClock clock) => new()
    {
        Id = ReservationUuid,
        LocationId = RestaurantUuid,
        Status = new(StatusOf(Status), Status),
        Stage = TheForkText.OrNull(MealStatus) is { } stage ? new(StageOf(stage), stage) : null,
        Start = clock.Read(MealDate, RestaurantUuid),
        PartySize = PartySize,
        GuestId = TheForkText.OrNull(CustomerUuid),
        GuestNote = TheForkText.OrNull(CustomerNote),
        VenueNote = TheForkText.OrNull(RestaurantNote),
        Channel = TheForkText.OrNull(ReservationChannel),
        OfferId = TheForkText.OrNull(OfferUuid),
        CreatedAt = clock.Read(CreatedAt),
    };

    /// <summary>Gets what was agreed. Another of TheFork's surfaces says CONFIRMED and REJECTED.</summary>
    public static ReservationStatus StatusOf(string status) => status switch
    {
        "RECORDED" or "CONFIRMED" => ReservationStatus.Confirmed,
        "REQUESTED" => ReservationStatus.Requested,
        "REFUSED" or "REJECTED" => ReservationStatus.Refused,
        "CANCELED" or "CANCELLED" => ReservationStatus.Cancelled,
        "NO_SHOW" => ReservationStatus.NoShow,
        _ => ReservationStatus.Other,
    };

    private static ServiceStage StageOf(string stage) => stage switch
    {
        "ARRIVED" or "PARTIALLY_ARRIVED" => ServiceStage.Arrived,
        "SEATED" => ServiceStage.Seated,
        "BILL" => ServiceStage.Bill,
        "LEFT" => ServiceStage.Finished,
        _ => ServiceStage.Other,
    };
}
