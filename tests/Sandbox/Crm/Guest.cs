namespace LeVieuxMoulin.Connectors.Sandbox.Crm;

/// <summary>One customer of the house as both customer systems are first given it.</summary>
internal sealed record Guest
{
    /// <summary>Gets the number in the book.</summary>
    public required int Index { get; init; }

    /// <summary>Gets the given name.</summary>
    public required string First { get; init; }

    /// <summary>Gets the family name.</summary>
    public required string Last { get; init; }

    /// <summary>Gets the form of address, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Gets the e-mail address, or null.</summary>
    public string? Email { get; init; }

    /// <summary>Gets the telephone number as somebody typed it, or null.</summary>
    public string? Phone { get; init; }

    /// <summary>Gets the day of birth, or null.</summary>
    public DateOnly? Birth { get; init; }

    /// <summary>Gets the organisation, or null.</summary>
    public string? Company { get; init; }

    /// <summary>Gets street and number, or null.</summary>
    public string? Street { get; init; }

    /// <summary>Gets the postal code.</summary>
    public required string Zip { get; init; }

    /// <summary>Gets the town.</summary>
    public required string City { get; init; }

    /// <summary>Gets the central system's key, or null for a customer it never saw.</summary>
    public string? Reference { get; init; }

    /// <summary>Gets the member's number, or null for nobody's member.</summary>
    public string? Member { get; init; }

    /// <summary>Gets the points.</summary>
    public int Points { get; init; }

    /// <summary>Gets the tier, in lower case.</summary>
    public string? Tier { get; init; }

    /// <summary>Gets when the loyalty was last pushed, in milliseconds.</summary>
    public long LoyaltyAt { get; init; }

    /// <summary>Gets a value indicating whether the person wants no e-mail.</summary>
    public bool OptOut { get; init; }

    /// <summary>Gets the number of visits to the web site.</summary>
    public int Visits { get; init; }

    /// <summary>Gets when the record was made, in milliseconds.</summary>
    public required long Created { get; init; }

    /// <summary>Gets when the record was last changed, in milliseconds.</summary>
    public required long Modified { get; init; }
}
