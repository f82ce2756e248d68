namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>An order that the central system places, with one key for all its tries.</summary>
/// <param name="Key">The key.</param>
internal sealed record PlacedOrder(string Key)
{
    /// <summary>Gets the tries: when each began and ended.</summary>
    public List<(DateTimeOffset Began, DateTimeOffset Ended)> Tries { get; } = [];

    /// <summary>Gets or sets the operation that was told with a 202; null: none was.</summary>
    public string? OperationId { get; set; }

    /// <summary>Gets or sets why it was refused; null: it was not.</summary>
    public string? Refusal { get; set; }

    /// <summary>Gets whether the central system has its answer.</summary>
    public bool IsAnswered => OperationId is not null || Refusal is not null;
}
