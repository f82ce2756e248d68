namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Something a customer did, or someone did with them.</summary>
public sealed record Activity : VendorRecord
{
    /// <summary>Gets the customers.</summary>
    public IReadOnlyList<string> CustomerIds { get; init; } = [];

    /// <summary>Gets what was done.</summary>
    public required Open<ActivityKind> Kind { get; init; }

    /// <summary>Gets when it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Gets the text. Free text about a person.</summary>
    public string? Text { get; init; }

    /// <summary>Gets the amount, of a purchase.</summary>
    public Money? Amount { get; init; }
}
