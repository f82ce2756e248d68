namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Which operations to list, the newest first.</summary>
public sealed record OperationQuery
{
    /// <summary>Gets the connection; null: all.</summary>
    public string? Connection { get; init; }

    /// <summary>Gets the command's name; null: all.</summary>
    public string? Kind { get; init; }

    /// <summary>Gets what the command is about; null: all.</summary>
    public string? Subject { get; init; }

    /// <summary>Gets the states; empty: all.</summary>
    public IReadOnlyList<OperationState> States { get; init; } = [];

    /// <summary>Gets how many at most. Range: 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Gets the sequence that the list goes on after; null: from the newest.</summary>
    public long? Before { get; init; }
}
