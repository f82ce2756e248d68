namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Adds and removes members of an editable segment.</summary>
public sealed record ChangeSegmentMembers : Command
{
    /// <summary>Gets the segment.</summary>
    public required string SegmentId { get; init; }

    /// <summary>Gets the customers to add.</summary>
    public IReadOnlyList<string> Add { get; init; } = [];

    /// <summary>Gets the customers to remove.</summary>
    public IReadOnlyList<string> Remove { get; init; } = [];

    /// <inheritdoc />
    public override string Subject => $"segment/{SegmentId}";
}
