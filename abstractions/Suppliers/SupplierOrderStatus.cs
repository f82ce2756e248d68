namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>How far an order is.</summary>
public enum SupplierOrderStatus
{
    /// <summary>None of these.</summary>
    Other = 0,

    /// <summary>Sent; no answer yet.</summary>
    Submitted = 1,

    /// <summary>Received, not answered.</summary>
    Received = 2,

    /// <summary>Accepted as it was.</summary>
    Accepted = 3,

    /// <summary>Accepted with changes: look at every line.</summary>
    AcceptedWithChanges = 4,

    /// <summary>Rejected.</summary>
    Rejected = 5,

    /// <summary>On its way in part.</summary>
    PartlyDespatched = 6,

    /// <summary>On its way.</summary>
    Despatched = 7,

    /// <summary>Delivered.</summary>
    Delivered = 8,

    /// <summary>Cancellation asked for, not answered.</summary>
    CancellationRequested = 9,

    /// <summary>Cancelled.</summary>
    Cancelled = 10,

    /// <summary>The supplier could not work with it, and will not try again: a person asks.</summary>
    Failed = 11,
}
