namespace LeVieuxMoulin.Connectors;

/// <summary>Some records, as the vendor sent them.</summary>
public record RecordBatch
{
    /// <summary>Gets the records that came whole.</summary>
    public IReadOnlyList<RawRecord> Records { get; init; } = [];

    /// <summary>Gets the records of which only the id came. The host stores them with the cursor and fetches them when it may.</summary>
    public IReadOnlyList<RecordHint> Hints { get; init; } = [];

    /// <summary>Gets the records that are no more.</summary>
    public IReadOnlyList<Removal> Removals { get; init; } = [];
}
