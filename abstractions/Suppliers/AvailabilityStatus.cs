namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Whether an article can be had.</summary>
public enum AvailabilityStatus
{
    /// <summary>The supplier does not say.</summary>
    Unknown = 0,

    /// <summary>It can.</summary>
    Available = 1,

    /// <summary>In part.</summary>
    Limited = 2,

    /// <summary>It cannot.</summary>
    Unavailable = 3,
}
