namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>What storing a batch did.</summary>
public sealed record BatchOutcome
{
    /// <summary>Gets how many records are new or came back.</summary>
    public int Created { get; init; }

    /// <summary>Gets how many records are another than before.</summary>
    public int Updated { get; init; }

    /// <summary>Gets how many rows were older than, or the same as, what the store has.</summary>
    public int Stale { get; init; }

    /// <summary>Gets how many records were removed.</summary>
    public int Removed { get; init; }

    /// <summary>Gets the store's own numbers of the batch's records and of the hinted ones it knows.</summary>
    public IReadOnlyList<long> Rows { get; init; } = [];
}
