using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>One line of an order that we send.</summary>
internal sealed record OrderLineWire(string LineId, string SupplierItemId, decimal Quantity, string UnitCode)
{
    public bool? SubstitutionAllowed { get; init; }

    /// <summary>Says our lines in the supplier's words.</summary>
    public static IReadOnlyList<OrderLineWire> From(IReadOnlyList<OrderLine> lines, SupplierWordMap words) =>
    [
        .. lines.Select(line => new OrderLineWire(line.LineId, line.ItemId, line.Quantity.Value, words.ToSupplierUnit(line.Quantity.Unit))
        {
            SubstitutionAllowed = line.MaySubstitute,
        }),
    ];
}
