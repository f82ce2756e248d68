using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Reads a restaurant's offers.</summary>
internal sealed class TheForkOffers(TheForkApi api, TheForkOptions options) : IFeed<Offer>
{
    private const string UsualLocale = "fr_FR";

    private static readonly JsonRowShape Shape = new() { Id = "uuid" };

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Location;

    public Offer Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return JsonSerializer.Deserialize(raw.Content.Span, TheForkJson.Default.TheForkOffer)!.ToOffer(raw.LocationId);
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var restaurant = request.LocationId!;
        var locale = (options.Locale ?? UsualLocale).Replace('-', '_');
        var answer = await api.GetAsync($"v1/restaurants/{Uri.EscapeDataString(restaurant)}/offers?locale={Uri.EscapeDataString(locale)}", cancellationToken);
        var rows = JsonRows.Cut(answer, Shape);
        if (rows.Count > 0)
        {
            yield return new Page { Records = rows.Select(row => row with { LocationId = restaurant }).ToList(), Next = new Cursor("read") };
        }
    }
}

/// <summary>One offer. Its price is left out: neither its unit nor its currency is said.</summary>
internal sealed record TheForkOffer(string Uuid, string? Name = null, string? Description = null)
{
    public Offer ToOffer(string? restaurantId) => new() { Id = Uuid, LocationId = restaurantId, Name = Name ?? Uuid, Description = TheForkText.OrNull(Description) };
}
