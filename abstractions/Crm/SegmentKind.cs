namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>How members come about.</summary>
public enum SegmentKind
{
    /// <summary>None of these.</summary>
    Other = 0,

    /// <summary>By hand.</summary>
    Static = 1,

    /// <summary>By a rule that is always kept up.</summary>
    Dynamic = 2,

    /// <summary>By a rule once, by hand since.</summary>
    Snapshot = 3,
}
