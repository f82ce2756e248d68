using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads the business locations, which stand inside their businesses.</summary>
internal sealed class RestaurantLocations(LightspeedApi api, ConnectorContext context, LightspeedOptions options, LightspeedCurrencies currencies) : IFeed<Location>
{
    /// <summary>The vendor's own page size.</summary>
    private const int PageSize = 1000;

    private static readonly JsonRowShape Businesses = new() { Rows = "_embedded.businessList", Id = "businessId", MayBeAbsent = true };

    private static readonly (string Scope, string[] Capabilities)[] Needs =
    [
        ("financial-api", ["feed.location", "feed.sale", "feed.payment", "feed.category", "ask.find-day-totals"]),
        ("items", ["feed.product", "fetch.product", "write.save-product", "find.save-product", "write.set-price"]),
        ("orders-api", ["feed.promotion"]),
    ];

    private volatile IReadOnlyList<RawRecord>? known;

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public Location Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var place = JsonSerializer.Deserialize(raw.Content.Span, RestaurantJson.Default.RestaurantPlace)!;
        return new Location
        {
            Id = place.BlId,
            Name = place.BlName,
            TimeZone = place.Timezone,
            Currency = place.CurrencyCode,
            Address = place.Country is null ? null : new PostalAddress { Country = place.Country },
        };
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (await ReadAllAsync(cancellationToken) is { Count: > 0 } places)
        {
            yield return new Page { Records = places, Next = RestaurantPlaceCursor.End };
        }
    }

    /// <summary>Gives the locations to read: the configured ones, else all.</summary>
    public async Task<IReadOnlyList<string>> IdsAsync(CancellationToken cancellationToken)
    {
        if (options.BusinessLocationId is { } one)
        {
            return [one];
        }

        var configured = context.Venues.Select(venue => venue.LocationId).OfType<string>().ToList();
        return configured.Count > 0 ? configured : [.. (known ?? await ReadAllAsync(cancellationToken)).Select(place => place.Id)];
    }

    public async Task<AccountCheck> CheckAsync(CancellationToken cancellationToken)
    {
        var places = await ReadAllAsync(cancellationToken);

        // There is no account above the businesses: the first of them stands for it.
        var first = places.Select(place => JsonSerializer.Deserialize(place.Content.Span, RestaurantJson.Default.RestaurantPlace)!).MinBy(place => place.BusinessId, StringComparer.Ordinal)
            ?? throw new ConnectorException(new Fault(FaultKind.Permission, "The credentials open no business location. Give the user access to one in the back office."));
        return new AccountCheck { AccountId = first.BusinessId, Name = first.BusinessName, Currency = first.CurrencyCode, Unavailable = Missing() };
    }

    private async Task<IReadOnlyList<RawRecord>> ReadAllAsync(CancellationToken cancellationToken)
    {
        var places = new List<RawRecord>();
        await foreach (var page in BusinessesAsync(cancellationToken))
        {
            places.AddRange(page.SelectMany(Places));
        }

        return known = places;
    }

    private async IAsyncEnumerable<IReadOnlyList<RawRecord>> BusinessesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = 0; ; page++)
        {
            var rows = JsonRows.Cut(await api.GetAsync(page == 0 ? "f/data/businesses" : $"f/data/businesses?page={page}", cancellationToken), Businesses);
            if (rows.Count > 0)
            {
                yield return rows;
            }

            if (rows.Count < PageSize)
            {
                yield break;
            }
        }
    }

    /// <summary>Makes a row of each location, with what only its business says.</summary>
    private IEnumerable<RawRecord> Places(RawRecord business)
    {
        var whole = JsonNode.Parse(business.Content.Span)!.AsObject();
        foreach (var place in (whole["businessLocations"] as JsonArray ?? []).OfType<JsonObject>())
        {
            var row = (JsonObject)place.DeepClone();
            row["currencyCode"] = whole["currencyCode"]?.DeepClone();
            row["businessId"] = whole["businessId"]?.DeepClone();
            row["businessName"] = whole["businessName"]?.DeepClone();
            var id = row["blID"]?.ToJsonString().Trim('"') ?? "";
            currencies.Learn(id, whole["currencyCode"]?.GetValue<string>());
            yield return new RawRecord { Id = id, Content = System.Text.Encoding.UTF8.GetBytes(row.ToJsonString()) };
        }
    }

    private List<Unavailable> Missing()
    {
        var missing = new List<Unavailable>();
        if (!context.Grant.TryGetValue("scope", out var text) || text.Length == 0)
        {
            return missing;
        }

        var granted = text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        foreach (var (scope, capabilities) in Needs)
        {
            if (!granted.Contains(scope))
            {
                missing.AddRange(capabilities.Select(name => new Unavailable(name, $"The token lacks the scope {scope}. Ask for it under auth.scopes and sign in again.")));
            }
        }

        return missing;
    }
}

/// <summary>A location, with what its business says.</summary>
internal sealed record RestaurantPlace(string BlId, string BlName, string BusinessId, string? BusinessName = null, string? Country = null, string? Timezone = null, string? CurrencyCode = null);
