namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>A customer in a segment.</summary>
public sealed record SegmentMember : VendorRecord
{
    /// <summary>Gets the segment.</summary>
    public required string SegmentId { get; init; }

    /// <summary>Gets the customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Gets since when.</summary>
    public DateTimeOffset? Since { get; init; }
}
