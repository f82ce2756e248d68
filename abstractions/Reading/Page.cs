namespace LeVieuxMoulin.Connectors;

/// <summary>One page of a feed.</summary>
public sealed record Page : RecordBatch
{
    /// <summary>Gets where to go on once this page is stored.</summary>
    public required Cursor Next { get; init; }
}
