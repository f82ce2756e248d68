namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Asks to cancel an order. Done means asked: the supplier's answer comes as the order's status.</summary>
public sealed record CancelOrder : Command
{
    /// <summary>Gets our number.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the supplier's number, once it gave one.</summary>
    public string? OrderId { get; init; }

    /// <summary>Gets the reason.</summary>
    public string? Reason { get; init; }

    /// <inheritdoc />
    public override string Subject => $"order/{Reference}";
}
