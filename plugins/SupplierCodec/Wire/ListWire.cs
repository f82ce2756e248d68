namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>A list, or one page of it.</summary>
internal sealed record ListWire<TItem>(IReadOnlyList<TItem> Items)
{
    public string? NextCursor { get; init; }
}
