namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>The part of a page that says whether there is more.</summary>
internal sealed record PageEndWire
{
    public string? NextCursor { get; init; }
}
