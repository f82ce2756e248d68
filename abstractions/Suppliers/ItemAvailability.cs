namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Whether an article can be had.</summary>
public sealed record ItemAvailability
{
    /// <summary>Gets the article.</summary>
    public required string ItemId { get; init; }

    /// <summary>Gets the answer.</summary>
    public required Open<AvailabilityStatus> Status { get; init; }

    /// <summary>Gets how much, in order units; null where the supplier does not say.</summary>
    public Quantity? Available { get; init; }

    /// <summary>Gets the first day it can be had again.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Gets articles that may stand in.</summary>
    public IReadOnlyList<string> SubstituteIds { get; init; } = [];
}
