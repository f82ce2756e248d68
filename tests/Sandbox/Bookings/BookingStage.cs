namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>How far the service is.</summary>
internal enum BookingStage
{
    None,
    PartlyArrived,
    Arrived,
    Seated,
    Bill,
    Left,
}
