namespace LeVieuxMoulin.Connectors.Sandbox.Bookings;

/// <summary>What was agreed.</summary>
internal enum BookingState
{
    Confirmed,
    Requested,
    Refused,
    Cancelled,
    NoShow,
}
