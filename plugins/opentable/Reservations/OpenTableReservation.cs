using System.Globalization;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>One booking as the Sync API or a webhook gives it; the webhook's deposit has another form, and bill and experience are not in it.</summary>
internal sealed record OpenTableReservation(
    string Id,
    long Rid,
    string State,
    int PartySize,
    string? ScheduledTime = null,
    string? ScheduledTimeUtc = null,
    string? GuestId = null,
    long? ConfirmationId = null,
    List<string>? TableNumber = null,
    string? TableCategory = null,
    string? Origin = null,
    string? GuestRequest = null,
    string? VenueNotes = null,
    string? CreatedDateUtc = null,
    string? ArrivedTimeUtc = null,
    string? SeatedTimeUtc = null,
    string? DoneTimeUtc = null,
    string? CurrencyCode = null,
    int? CurrencyDenominator = null,
    OpenTablePosData? PosData = null,
    OpenTableBookedExperience? ExperienceDetails = null,
    OpenTableDeposit? Deposit = null,
    OpenTableDepositDetails? DepositDetails = null)
{
    [JsonIgnore]
    public string RestaurantId => Rid.ToString(CultureInfo.InvariantCulture);

    [JsonIgnore]
    public bool IsCancelled => StatusOf(State) == ReservationStatus.Cancelled;

    public Reservation ToReservation(OpenTableClock clock) => new()
    {
        Id = Id,
        LocationId = RestaurantId,
        Aliases = ConfirmationId is { } number ? new Dictionary<string, string> { ["confirmation"] = number.ToString(CultureInfo.InvariantCulture) } : new Dictionary<string, string>(),
        Status = new(StatusOf(State), State),
        Stage = Stage(),
        Start = StartAt(clock),
        PartySize = PartySize,
        GuestId = OrNull(GuestId),
        GuestNote = OrNull(GuestRequest),
        VenueNote = OrNull(VenueNotes),
        Tables = TableNumber ?? [],
        Area = OrNull(TableCategory),
        Channel = OrNull(Origin),
        OfferId = ExperienceDetails?.ExperienceId?.ToString(CultureInfo.InvariantCulture),
        Deposit = PaidAhead(clock),
        Bill = PosData?.PosTotalSpend is { } spend ? Minor(spend, CurrencyDenominator, CurrencyCode, clock) : null,
        CreatedAt = OpenTableClock.Instant(CreatedDateUtc),
        ArrivedAt = OpenTableClock.Instant(ArrivedTimeUtc),
        SeatedAt = OpenTableClock.Instant(SeatedTimeUtc),
        LeftAt = OpenTableClock.Instant(DoneTimeUtc),
    };

    public DateTimeOffset StartAt(OpenTableClock clock) => OpenTableClock.Instant(ScheduledTimeUtc)
        ?? clock.Wall(ScheduledTime ?? throw new System.Text.Json.JsonException("The booking has no scheduled_time."), RestaurantId);

    /// <summary>Gets what was agreed. The list of states is not public: some of these words are guesses, and any other is kept as it came.</summary>
    public static ReservationStatus StatusOf(string state) => state.Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant() switch
    {
        "CONFIRMED" or "BOOKED" or "MODIFIABLE" or "ARRIVED" or "SEATED" or "DONE" or "COMPLETED" => ReservationStatus.Confirmed,
        "PENDING" => ReservationStatus.Requested,
        "NOSHOW" => ReservationStatus.NoShow,
        var word when word.StartsWith("CANCEL", StringComparison.Ordinal) => ReservationStatus.Cancelled,
        _ => ReservationStatus.Other,
    };

    /// <summary>Gets how far the meal is, which only the times say.</summary>
    private Open<ServiceStage>? Stage() =>
        OrNull(DoneTimeUtc) is not null ? new(ServiceStage.Finished)
        : OrNull(SeatedTimeUtc) is not null ? new(ServiceStage.Seated)
        : OrNull(ArrivedTimeUtc) is not null ? new(ServiceStage.Arrived)
        : null;

    private Money? PaidAhead(OpenTableClock clock) => (Deposit, DepositDetails) switch
    {
        ({ TotalPaid: { } paid } sync, _) => Minor(paid, sync.CurrencyDenominator, sync.Currency ?? CurrencyCode, clock),
        (_, { TotalPaid: { } paid } hook) => Minor(paid, hook.CurrencyDenominator, hook.Currency ?? CurrencyCode, clock),
        _ => null,
    };

    /// <summary>Amounts are whole numbers of minor units; where no currency is said it is the venue's.</summary>
    private Money Minor(decimal amount, int? denominator, string? currency, OpenTableClock clock) =>
        new(amount / (denominator is > 0 ? denominator.Value : 100), OrNull(currency)?.ToUpperInvariant() ?? clock.Venue(RestaurantId).Currency);

    private static string? OrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}

/// <summary>What the till says.</summary>
internal sealed record OpenTablePosData(long? PosTotalSpend = null);

/// <summary>The experience that was booked.</summary>
internal sealed record OpenTableBookedExperience(long? ExperienceId = null);

/// <summary>What was paid ahead, as Sync has it.</summary>
internal sealed record OpenTableDeposit(long? TotalPaid = null, string? Currency = null, int? CurrencyDenominator = null);

/// <summary>What was paid ahead, as a webhook has it.</summary>
internal sealed record OpenTableDepositDetails(
    [property: JsonPropertyName("totalPaid")] long? TotalPaid = null,
    [property: JsonPropertyName("currency")] string? Currency = null,
    [property: JsonPropertyName("currencyDenominator")] int? CurrencyDenominator = null);
