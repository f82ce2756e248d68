namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Totals of an order or a billing document.</summary>
internal sealed record TotalsWire(decimal NetAmount)
{
    public decimal? VatAmount { get; init; }

    public decimal? GrossAmount { get; init; }
}
