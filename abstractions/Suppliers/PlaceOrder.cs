namespace LeVieuxMoulin.Connectors.Suppliers;

/// <summary>Places an order.</summary>
public sealed record PlaceOrder : Command
{
    /// <summary>Gets our number, unique for ever; it is also what the supplier knows a repeat by.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the day wanted.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Gets the earliest time wanted, in the venue's wall time; null: any.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>Gets the latest time wanted, in the venue's wall time; null: any.</summary>
    public TimeOnly? Until { get; init; }

    /// <summary>Gets whether the goods are fetched at the depot instead of delivered.</summary>
    public bool IsCollected { get; init; }

    /// <summary>Gets the lines, at least one, each with a number of its own.</summary>
    public required IReadOnlyList<OrderLine> Lines { get; init; }

    /// <summary>Gets whether substitutes may come, where a line says nothing else; default: no.</summary>
    public bool MaySubstitute { get; init; }

    /// <summary>Gets whether it may come in parts; default: yes.</summary>
    public bool MaySplit { get; init; } = true;

    /// <summary>Gets a note to the supplier.</summary>
    public string? Note { get; init; }

    /// <inheritdoc />
    public override string Subject => $"order/{Reference}";
}
