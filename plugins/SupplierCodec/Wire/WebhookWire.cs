namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>A thin webhook: what to fetch, and nothing of it.</summary>
internal sealed record WebhookWire(string Type, string Id)
{
    public string? OrderReference { get; init; }
}
