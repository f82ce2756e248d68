namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Goods on their way. One order may come in several, one delivery may hold several orders.</summary>
public sealed record Delivery : VendorRecord
{
    /// <summary>Gets our numbers of the orders in it.</summary>
    public IReadOnlyList<string> OrderReferences { get; init; } = [];

    /// <summary>Gets when it left.</summary>
    public DateTimeOffset? DespatchedAt { get; init; }

    /// <summary>Gets when it should come, earliest.</summary>
    public DateTimeOffset? ExpectedFrom { get; init; }

    /// <summary>Gets when it should come, latest.</summary>
    public DateTimeOffset? ExpectedUntil { get; init; }

    /// <summary>Gets the lines.</summary>
    public IReadOnlyList<DeliveryLine> Lines { get; init; } = [];
}
