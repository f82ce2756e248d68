namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>When, where and how the goods are wanted.</summary>
internal sealed record DeliveryWishWire(DateOnly RequestedDate)
{
    /// <summary>Delivered to us.</summary>
    public const string Delivered = "DELIVERY";

    /// <summary>Fetched at the depot.</summary>
    public const string Collected = "COLLECTION";

    public string? Mode { get; init; }

    public string? LocationId { get; init; }

    public string? Gln { get; init; }

    public TimeOnly? StartTime { get; init; }

    public TimeOnly? EndTime { get; init; }
}
