namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>Makes a guest's profile, or finds and completes it.</summary>
public sealed record SaveGuest : Command
{
    /// <summary>Gets the restaurant.</summary>
    public required string LocationId { get; init; }

    /// <summary>Gets the guest; null finds or makes one.</summary>
    public string? GuestId { get; init; }

    /// <summary>Gets who it is.</summary>
    public required Person Person { get; init; }

    /// <summary>Gets tags to add.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Gets the caller's own key of the person.</summary>
    public required string Reference { get; init; }

    /// <inheritdoc />
    public override string Subject => $"guest/{GuestId ?? Reference}";
}
