namespace LeVieuxMoulin.Connectors.Square;

/// <summary>What <c>api:</c> of a connection may say besides the common keys.</summary>
internal sealed record SquareOptions
{
    /// <summary>Gets the one location to read; null: every location of the account.</summary>
    public string? LocationId { get; init; }
}
