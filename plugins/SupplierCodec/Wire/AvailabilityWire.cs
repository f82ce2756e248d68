using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>One answer of <c>POST /availability/query</c>.</summary>
internal sealed record AvailabilityWire(string SupplierItemId, string Status)
{
    public decimal? AvailableQuantity { get; init; }

    public string? UnitCode { get; init; }

    public DateOnly? AvailableFrom { get; init; }

    public IReadOnlyList<string>? SubstituteItemIds { get; init; }

    /// <summary>Reads the answer in the contract's words.</summary>
    public ItemAvailability ToAvailability(SupplierWordMap words) => new()
    {
        ItemId = SupplierItemId,
        Status = new Open<AvailabilityStatus>(
            words.Status(Status) switch
            {
                "AVAILABLE" => AvailabilityStatus.Available,
                "LIMITED" => AvailabilityStatus.Limited,
                "UNAVAILABLE" => AvailabilityStatus.Unavailable,
                _ => AvailabilityStatus.Unknown,
            },
            Status),
        Available = SupplierUnits.Quantity(AvailableQuantity, UnitCode, words),
        From = AvailableFrom,
        SubstituteIds = SubstituteItemIds ?? [],
    };
}
