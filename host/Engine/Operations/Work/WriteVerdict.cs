namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>What one attempt says about a write.</summary>
internal enum WriteVerdict
{
    /// <summary>It is done.</summary>
    Done = 0,

    /// <summary>The vendor said no, for good.</summary>
    Rejected,

    /// <summary>Nothing took effect; it may be tried again.</summary>
    NotNow,

    /// <summary>The record moved on; nothing took effect.</summary>
    Conflict,

    /// <summary>It may have taken effect.</summary>
    Unknown,
}
