namespace LeVieuxMoulin.Connectors;

/// <summary>A postal address.</summary>
public sealed record PostalAddress
{
    /// <summary>Gets street and number.</summary>
    public string? Street { get; init; }

    /// <summary>Gets the postal code.</summary>
    public string? PostalCode { get; init; }

    /// <summary>Gets the town.</summary>
    public string? City { get; init; }

    /// <summary>Gets the ISO 3166-1 alpha-2 country.</summary>
    public string? Country { get; init; }
}
