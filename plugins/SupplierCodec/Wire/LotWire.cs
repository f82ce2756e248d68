namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>A lot.</summary>
internal sealed record LotWire(string LotNumber)
{
    public DateOnly? BestBefore { get; init; }

    public DateOnly? UseBy { get; init; }
}
