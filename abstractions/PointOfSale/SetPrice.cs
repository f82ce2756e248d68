namespace LeVieuxMoulin.Connectors.PointOfSale;

/// <summary>Sets a price.</summary>
public sealed record SetPrice : Command
{
    /// <summary>Gets the form priced.</summary>
    public required string VariantId { get; init; }

    /// <summary>Gets the price and where it holds.</summary>
    public required ProductPrice Price { get; init; }

    /// <inheritdoc />
    public override string Subject => $"price/{VariantId}/{Price.LocationId}/{Price.Level}";

    /// <inheritdoc />
    public override bool LastWins => true;
}
