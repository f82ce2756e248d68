namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>One line of an order and the answer to it.</summary>
internal sealed record SupplierLine(string LineId, SupplierItem Item, decimal Ordered, bool? MaySubstitute, string? Note)
{
    /// <summary>Gets the answer; empty before there is one.</summary>
    public string Status { get; init; } = "";

    /// <summary>Gets what will come.</summary>
    public decimal Confirmed { get; init; } = Ordered;

    /// <summary>Gets what will come later; null when that is not said.</summary>
    public decimal? BackOrdered { get; init; }

    /// <summary>Gets the article that comes instead.</summary>
    public SupplierItem? Substitute { get; init; }

    /// <summary>Gets the reason of the answer.</summary>
    public string? Reason { get; init; }

    /// <summary>Gets what is said to that.</summary>
    public string? ReasonNote => Reason == "SHORTAGE" ? "Solde à la prochaine livraison" : null;

    /// <summary>Gets the net price of one order unit when it was ordered.</summary>
    public decimal Net { get; init; } = Item.NetPerOrderUnit;

    /// <summary>Gets the net price that the supplier states, of a kilogram when weighed.</summary>
    public decimal Stated { get; init; } = Item.Net;
}
