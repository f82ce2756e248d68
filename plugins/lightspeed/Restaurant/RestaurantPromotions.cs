using System.Runtime.CompilerServices;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads the discounts of every location. They have a code and no id, so the location's id goes before it.</summary>
internal sealed class RestaurantPromotions(LightspeedApi api, RestaurantLocations locations, LightspeedCurrencies currencies) : IFeed<Promotion>
{
    private static readonly JsonRowShape Discounts = new() { Id = "code" };

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Account;

    public static string IdOf(string? locationId, string code) => locationId is null ? code : $"{locationId}/{code}";

    public Promotion Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var discount = JsonSerializer.Deserialize(raw.Content.Span, RestaurantJson.Default.RestaurantDiscount)!;
        return new Promotion
        {
            Id = IdOf(raw.LocationId, discount.Code),
            LocationId = raw.LocationId,
            Name = discount.Name ?? discount.Code,
            Terms = new PromotionTerms
            {
                Code = discount.Code,
                Fraction = discount.DiscountPercentage / 100m,
                Amount = discount.DiscountAmount is { } amount ? currencies.Money(amount, raw.LocationId) : null,
            },
        };
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ids = await locations.IdsAsync(cancellationToken);
        for (var place = RestaurantPlaceCursor.Read(request.After, ids).Place; place < ids.Count; place++)
        {
            var location = ids[place];
            var rows = JsonRows.Cut(await api.GetAsync($"o/op/1/menu/discounts?businessLocationId={Uri.EscapeDataString(location)}", cancellationToken), Discounts);
            if (rows.Count > 0)
            {
                yield return new Page
                {
                    Records = rows.Select(row => row with { Id = row.Id.Length == 0 ? "" : IdOf(location, row.Id), LocationId = location }).ToList(),
                    Next = place == ids.Count - 1 ? RestaurantPlaceCursor.End : RestaurantPlaceCursor.Write(ids[place + 1], 0),
                };
            }
        }
    }
}

/// <summary>A discount: a percentage or an amount.</summary>
internal sealed record RestaurantDiscount(string Code, string? Name = null, decimal? DiscountPercentage = null, decimal? DiscountAmount = null);
