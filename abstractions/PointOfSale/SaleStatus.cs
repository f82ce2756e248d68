namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>How far a bill is.</summary>
public enum SaleStatus
{
    /// <summary>None of these.</summary>
    Other = 0,

    /// <summary>Not paid yet; it still changes.</summary>
    Open = 1,

    /// <summary>Paid and closed.</summary>
    Completed = 2,

    /// <summary>Undone before or after payment; it counts for nothing.</summary>
    Cancelled = 3,
}
