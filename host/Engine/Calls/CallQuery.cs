namespace LeVieuxMoulin.Connectors.Engine.Calls;

/// <summary>Which vendor calls to list, the newest first.</summary>
public sealed record CallQuery
{
    /// <summary>Gets the connection; null: all.</summary>
    public string? Connection { get; init; }

    /// <summary>Gets the contract's operation, such as <c>feed.sale</c>; null: all.</summary>
    public string? Operation { get; init; }

    /// <summary>Gets the operation that the calls belong to; null: all.</summary>
    public string? OperationId { get; init; }

    /// <summary>Gets whether only failed ones are wanted.</summary>
    public bool FailedOnly { get; init; }

    /// <summary>Gets the first instant wanted.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Gets how many at most. Range: 1 to 1,000.</summary>
    public int Limit { get; init; } = 100;

    /// <summary>Gets the number that the list goes on after; null: from the newest.</summary>
    public long? Before { get; init; }
}
