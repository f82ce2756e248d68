using System.Globalization;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Asks for the times of a day that can be booked.</summary>
internal sealed class OpenTableTimeSlots(OpenTableApi api, OpenTableClock clock, OpenTableOptions options) : IAsk<FindTimeSlots, IReadOnlyList<TimeSlot>>
{
    /// <summary>OpenTable looks this many minutes around a time at most: noon reaches the whole day.</summary>
    private const int Around = 720;

    public async Task<IReadOnlyList<TimeSlot>> AskAsync(FindTimeSlots query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        var root = options.IsInHouse ? "inhouse/v1" : "v2";
        var noon = query.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T12:00";
        var path = string.Create(
            CultureInfo.InvariantCulture,
            $"{root}/availability/{Uri.EscapeDataString(query.LocationId)}?start_date_time={Uri.EscapeDataString(noon)}&forward_minutes={Around}&backward_minutes={Around}&party_size={query.PartySize}&include_experiences=true");
        var answer = await api.GetAsync(path, OpenTableJson.Default.OpenTableTimes, cancellationToken);
        return (answer.TimesAvailable ?? [])
            .Where(time => OpenTableClock.Day(time.Time) == query.Day)
            .Select(time => time.ToTimeSlot(clock, query.LocationId))
            .Where(slot => query.OfferId is null || slot.OfferIds.Contains(query.OfferId))
            .ToList();
    }
}

/// <summary>The free times around a moment.</summary>
internal sealed record OpenTableTimes(long Rid, List<OpenTableFreeTime>? TimesAvailable = null);

/// <summary>One free time, in the restaurant's wall time.</summary>
internal sealed record OpenTableFreeTime(string Time, List<OpenTableFreeType>? AvailabilityTypes = null)
{
    public TimeSlot ToTimeSlot(OpenTableClock clock, string restaurantId)
    {
        var types = AvailabilityTypes ?? [];
        return new TimeSlot
        {
            Start = clock.Wall(Time, restaurantId),
            IsOpenWithoutOffer = types.Exists(type => type.Type == "Standard"),
            OfferIds = types.SelectMany(type => type.DiningArea ?? []).SelectMany(area => area.ExperienceIds ?? []).Distinct().Select(Text).ToList(),
            AreaIds = types.SelectMany(type => type.DiningArea ?? []).Select(area => area.Id).OfType<long>().Distinct().Select(Text).ToList(),
            Guarantees = types.SelectMany(type => type.Guarantees()).ToList(),
        };
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a free time can be booked.</summary>
internal sealed record OpenTableFreeType(
    string Type,
    [property: JsonPropertyName("diningArea")] List<OpenTableFreeArea>? DiningArea = null,
    [property: JsonPropertyName("cancellationPolicy")] OpenTablePolicy? CancellationPolicy = null,
    [property: JsonPropertyName("experienceCancellationPolicy")] List<OpenTablePolicy>? ExperienceCancellationPolicy = null)
{
    /// <summary>Gives what must be given first; how much it is, another call tells.</summary>
    public IEnumerable<Guarantee> Guarantees() => (ExperienceCancellationPolicy ?? []).Append(CancellationPolicy)
        .Where(policy => policy?.Type is "Deposit" or "Hold")
        .Select(policy => new Guarantee(policy!.Type!, null, OfferId: policy.ExperienceId?.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>A dining area that is free.</summary>
internal sealed record OpenTableFreeArea(long? Id = null, List<long>? ExperienceIds = null);

/// <summary>What a cancellation costs.</summary>
internal sealed record OpenTablePolicy(string? Type = null, [property: JsonPropertyName("experienceId")] long? ExperienceId = null);
