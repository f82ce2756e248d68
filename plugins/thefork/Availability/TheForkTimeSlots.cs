using System.Globalization;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Asks for the times of a day that can be booked.</summary>
internal sealed class TheForkTimeSlots(TheForkApi api, TheForkClock clock) : IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>
{
    public async Task<IReadOnlyList<TimeSlot>> AskAsync(FindTimeSlots query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"v1/restaurants/{Uri.EscapeDataString(query.LocationId)}/timeslots?date={TheForkText.Of(query.Day)}&partySize={query.PartySize}{(query.OfferId is { } offer ? $"&offerUuid={Uri.EscapeDataString(offer)}" : "")}");
        var slots = await api.GetAsync(path, TheForkJson.Default.ListTheForkSlot, cancellationToken);
        return slots.Select(slot => slot.ToTimeSlot(clock, query.LocationId)).ToList();
    }
}

/// <summary>One time of <c>GET /v1/restaurants/{id}/timeslots</c>.</summary>
internal sealed record TheForkSlot(
    string Datetime, bool HasNormalStock, bool HasPaymentGuaranteeRequirement, List<string>? Offers = null, List<TheForkGuarantee>? GuaranteeRequirementList = null)
{
    public TimeSlot ToTimeSlot(TheForkClock clock, string restaurantId) => new()
    {
        Start = clock.Read(Datetime, restaurantId),
        IsOpenWithoutOffer = HasNormalStock,
        OfferIds = Offers ?? [],
        Guarantees = Guarantees(clock.CurrencyOf(restaurantId)),
    };

    /// <summary>A slot that asks for a guarantee and does not say which asks for one from everybody.</summary>
    private List<Guarantee> Guarantees(string currency) => GuaranteeRequirementList is { Count: > 0 } list
        ? list.Select(one => one.ToGuarantee(currency)).ToList()
        : HasPaymentGuaranteeRequirement ? [new Guarantee("unknown", null)] : [];
}

/// <summary>What a guest must give first; the amount in whole units of the restaurant's currency.</summary>
internal sealed record TheForkGuarantee(string GuaranteeType, decimal? Amount = null, int? MinimumCancellationHours = null, int? MinimumPartySize = null, string? OfferUuid = null)
{
    public Guarantee ToGuarantee(string currency) => new(
        GuaranteeType,
        Amount is { } amount ? new Money(amount, currency) : null,
        MinimumPartySize ?? 0,
        MinimumCancellationHours is { } hours ? TimeSpan.FromHours(hours) : null,
        OfferUuid);
}
