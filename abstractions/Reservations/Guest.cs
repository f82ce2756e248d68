namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>A guest's profile.</summary>
public sealed record Guest : VendorRecord
{
    /// <summary>Gets who it is.</summary>
    public required Person Person { get; init; }

    /// <summary>Gets whether the house marks the guest.</summary>
    public bool? IsVip { get; init; }

    /// <summary>Gets allergies and diets as stated. Health data: stored only if the configuration asks for it.</summary>
    public IReadOnlyList<string> Dietary { get; init; } = [];

    /// <summary>Gets the tags.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets the house's notes.</summary>
    public string? Note { get; init; }

    /// <summary>Gets the first visit.</summary>
    public DateOnly? FirstVisit { get; init; }

    /// <summary>Gets the last visit.</summary>
    public DateOnly? LastVisit { get; init; }
}
