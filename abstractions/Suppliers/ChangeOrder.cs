namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Replaces an order's day and lines by these.</summary>
public sealed record ChangeOrder : Command
{
    /// <summary>Gets our number.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the supplier's number, once it gave one.</summary>
    public string? OrderId { get; init; }

    /// <summary>Gets the day wanted.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Gets all lines, changed or not; one that is left out is struck off.</summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <inheritdoc />
    public override string Subject => $"order/{Reference}";
}
