namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>A named group of customers: list, tag, view.</summary>
public sealed record Segment : VendorRecord
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how its members come about.</summary>
    public required Open<SegmentKind> Kind { get; init; }

    /// <summary>Gets whether members can be added and removed.</summary>
    public bool IsEditable { get; init; }

    /// <summary>Gets the number of members; null where the vendor does not say.</summary>
    public int? MemberCount { get; init; }
}
