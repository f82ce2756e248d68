namespace LeVieuxMoulin.Connectors.Crm;

/// <summary>A campaign.</summary>
public sealed record Campaign : VendorRecord
{
    /// <summary>Gets the name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets how far it is, in the vendor's words.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the first day.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Gets the last day, inclusive.</summary>
    public DateOnly? Until { get; init; }
}
