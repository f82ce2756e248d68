namespace LeVieuxMoulin.Connectors;

/// <summary>Where the rows of an answer are, and which of their fields the host needs before it reads them.</summary>
public sealed record JsonRowShape
{
    /// <summary>Gets the path of the rows (orders, _embedded.businessList); empty when the answer is the row or the array.</summary>
    public string Rows { get; init; } = "";

    /// <summary>Gets the field that holds the id; empty when the rows are the ids.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the field that holds the location.</summary>
    public string? LocationId { get; init; }

    /// <summary>Gets the field that holds the change counter.</summary>
    public string? Revision { get; init; }

    /// <summary>Gets the field that holds the time of change.</summary>
    public string? ChangedAt { get; init; }

    /// <summary>Gets whether this vendor leaves the rows out when there are none.</summary>
    public bool MayBeAbsent { get; init; }

    /// <summary>Gets the form to stamp on the rows.</summary>
    public string Form { get; init; } = "";
}
