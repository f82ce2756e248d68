namespace LeVieuxMoulin.Connectors.Reservations;

/// <summary>A time that can be booked.</summary>
public sealed record TimeSlot
{
    /// <summary>Gets when.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Gets whether it can be booked without an offer.</summary>
    public bool IsOpenWithoutOffer { get; init; } = true;

    /// <summary>Gets the offers it can be booked with.</summary>
    public IReadOnlyList<string> OfferIds { get; init; } = [];

    /// <summary>Gets the areas it can be booked in; empty: no choice.</summary>
    public IReadOnlyList<string> AreaIds { get; init; } = [];

    /// <summary>Gets what the guest must give first. A slot with one is never booked silently.</summary>
    public IReadOnlyList<Guarantee> Guarantees { get; init; } = [];
}
