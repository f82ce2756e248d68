namespace LeVieuxMoulin.Connectors;

/// <summary>Ways of reading a feed.</summary>
[Flags]
public enum FeedBases
{
    /// <summary>None of these.</summary>
    None = 0,

    /// <summary>Everything there is now. What is missing in two full reads in a row is gone.</summary>
    Snapshot = 1,

    /// <summary>What changed since.</summary>
    Changed = 2,

    /// <summary>What happened in a period: sales closed, meals served, goods despatched.</summary>
    Occurred = 4,
}
