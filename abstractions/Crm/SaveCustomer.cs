namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>Makes or changes a customer, found by our own key.</summary>
public sealed record SaveCustomer : Command
{
    /// <summary>Gets our own key.</summary>
    public required string Reference { get; init; }

    /// <summary>Gets the vendor's id, if known; it links a customer that has no key of ours yet.</summary>
    public string? CustomerId { get; init; }

    /// <summary>Gets what is known; what is null stays.</summary>
    public required Person Person { get; init; }

    /// <summary>Gets further fields, by the vendor's field name.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets the fields to empty, by property name of Connectors.Person or fields. and the vendor's name.</summary>
    public IReadOnlyList<string> Clear { get; init; } = [];

    /// <inheritdoc />
    public override string Subject => $"customer/{Reference}";
}
