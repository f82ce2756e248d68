namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Records something a customer did.</summary>
public sealed record RecordActivity : Command
{
    /// <summary>Gets our own key of the activity.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the customer.</summary>
    public required string CustomerId { get; init; }

    /// <summary>Gets what was done.</summary>
    public required ActivityKind Kind { get; init; }

    /// <summary>Gets when it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the text.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the amount of a purchase; null for anything else.</summary>
    public Money? Amount { get; init; }

    /// <inheritdoc />
    public override string Subject => $"activity/{Reference}";
}
