using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads the account's locations, closed ones too: their history counts.</summary>
internal sealed class SquareLocations(SquareApi api, SquareOptions options, ConnectorContext context) : IFeed<Location>
{
    /// <summary>How long a list of locations is good for: a restaurant does not open a till every quarter of an hour.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private static readonly JsonRowShape Shape = new() { Rows = "locations", Id = "id" };

    private volatile Known? known;

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public Location Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, SquareJson.Default.SquareLocation)!.ToLocation();
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var rows = await ListAsync(cancellationToken);
        if (rows.Count > 0)
        {
            yield return new Page { Records = rows, Next = new PartCursor().ToCursor() };
        }
    }

    /// <summary>Gets the ids that feeds of the whole account read: the configured ones, else all.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellationToken)
    {
        if (options.LocationId is { } one)
        {
            return [one];
        }

        var venues = context.Venues.Select(venue => venue.LocationId).OfType<string>().Distinct().ToList();
        if (venues.Count > 0)
        {
            return venues;
        }

        var now = context.Time.GetUtcNow();
        if (known is { } fresh && now - fresh.At < Lifetime)
        {
            return fresh.Ids;
        }

        var ids = (await ListAsync(cancellationToken)).Select(row => row.Id).Order(StringComparer.Ordinal).ToList();
        known = new Known(now, ids);
        return ids;
    }

    private async Task<IReadOnlyList<RawRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = SquareAnswer.Cut(await api.GetAsync("v2/locations", cancellationToken), Shape).Records;
        return options.LocationId is { } one ? rows.Where(row => row.Id == one).ToList() : rows;
    }

    private sealed record Known(DateTimeOffset At, IReadOnlyList<string> Ids);
}

/// <summary>One location.</summary>
internal sealed record SquareLocation(string Id, string? Name = null, string? BusinessName = null, string? Timezone = null, string? Currency = null, SquareAddress? Address = null, string? Country = null)
{
    public Location ToLocation() => new()
    {
        Id = Id,
        Name = Name ?? BusinessName ?? Id,
        TimeZone = Timezone,
        Currency = Currency,
        Address = Address?.ToAddress(Country),
    };
}

/// <summary>A postal address.</summary>
internal sealed record SquareAddress(
    [property: JsonPropertyName("address_line_1")] string? AddressLine1 = null,
    [property: JsonPropertyName("address_line_2")] string? AddressLine2 = null,
    string? PostalCode = null,
    string? Locality = null,
    string? Country = null)
{
    public PostalAddress ToAddress(string? country) => new()
    {
        Street = AddressLine2 is null ? AddressLine1 : $"{AddressLine1}, {AddressLine2}",
        PostalCode = PostalCode,
        City = Locality,
        Country = Country ?? country,
    };
}
