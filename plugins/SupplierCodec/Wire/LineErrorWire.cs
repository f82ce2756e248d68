namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>What is wrong with one line.</summary>
internal sealed record LineErrorWire
{
    public string? LineId { get; init; }

    public string? Code { get; init; }

    public string? Detail { get; init; }
}
