namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>States how much lies at a location.</summary>
public sealed record SetStock : Command
{
    /// <summary>Gets the form counted.</summary>
    public required string VariantId { get; init; }

    /// <summary>Gets the location.</summary>
    public required string LocationId { get; init; }

    /// <summary>Gets the count, zero or more.</summary>
    public required Quantity OnHand { get; init; }

    /// <summary>Gets when it was counted.</summary>
    public required DateTimeOffset CountedAt { get; init; }

    /// <inheritdoc />
    public override string Subject => $"stock/{VariantId}/{LocationId}";

    /// <inheritdoc />
    public override bool LastWins => true;
}
