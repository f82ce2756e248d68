namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>What was agreed.</summary>
public enum ReservationStatus
{
    /// <summary>None of these.</summary>
    Other = 0,

    /// <summary>Asked for; the restaurant must answer.</summary>
    Requested = 1,

    /// <summary>Agreed.</summary>
    Confirmed = 2,

    /// <summary>Refused by the restaurant.</summary>
    Refused = 3,

    /// <summary>Cancelled by either side.</summary>
    Cancelled = 4,

    /// <summary>Nobody came.</summary>
    NoShow = 5,
}
