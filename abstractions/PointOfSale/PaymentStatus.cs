namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>How far a payment is.</summary>
public enum PaymentStatus
{
    /// <summary>None of these.</summary>
    Other = 0,

    /// <summary>Not final.</summary>
    Pending = 1,

    /// <summary>Done.</summary>
    Completed = 2,

    /// <summary>Cancelled, refused or failed.</summary>
    Failed = 3,
}
