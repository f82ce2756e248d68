using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Reads a restaurant's experiences, those that can be booked.</summary>
internal sealed class OpenTableOffers(OpenTableApi api) : IFeed<Offer>
{
    private static readonly JsonRowShape Shape = new() { Rows = "data", Id = "experience_id", LocationId = "rid" };

    public FeedBases Bases => FeedBases.Snapshot;

    public FeedScope Scope => FeedScope.Location;

    public Offer Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return Read(raw).ToOffer();
    }

    public async IAsyncEnumerable<Page> ReadAsync(FeedRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var answer = await api.GetAsync($"v2/experiences/{Uri.EscapeDataString(request.LocationId!)}/active", cancellationToken);
        var rows = JsonRows.Cut(answer, Shape).Where(IsBookable).ToList();
        if (rows.Count > 0)
        {
            yield return new Page { Records = rows, Next = new Cursor("read") };
        }
    }

    /// <summary>A row that cannot be read goes on, so that it is set aside with its reason.</summary>
    private static bool IsBookable(RawRecord row)
    {
        try
        {
            return Read(row).Bookable != false;
        }
        catch (JsonException)
        {
            return true;
        }
    }

    private static OpenTableExperience Read(RawRecord raw) => JsonSerializer.Deserialize(raw.Content.Span, OpenTableJson.Default.OpenTableExperience)!;
}

/// <summary>One experience.</summary>
internal sealed record OpenTableExperience(
    long ExperienceId, string Name, long? Rid = null, string? Description = null, bool? Bookable = null, string? Currency = null, OpenTablePriceInfo? PriceInfo = null)
{
    public Offer ToOffer() => new()
    {
        Id = ExperienceId.ToString(CultureInfo.InvariantCulture),
        LocationId = Rid?.ToString(CultureInfo.InvariantCulture),
        Name = Name,
        Description = string.IsNullOrWhiteSpace(Description) ? null : Description,
        Price = Price(),
    };

    /// <summary>Gets the first price of a person: children and others come after it.</summary>
    private Money? Price() => PriceInfo is { PriceType: "PER_PERSON", Prices: { Count: > 0 } prices } info && (info.CurrencyCode ?? Currency) is { } currency
        ? new Money(prices.OrderBy(price => price.PriceOrder ?? int.MaxValue).First().MinUnitAmount / (decimal)(info.Multiplier is > 0 ? info.Multiplier.Value : 100), currency)
        : null;
}

/// <summary>What it costs.</summary>
internal sealed record OpenTablePriceInfo(
    [property: JsonPropertyName("priceType")] string? PriceType = null,
    [property: JsonPropertyName("currencyCode")] string? CurrencyCode = null,
    int? Multiplier = null,
    List<OpenTablePrice>? Prices = null);

/// <summary>One price, in minor units.</summary>
internal sealed record OpenTablePrice([property: JsonPropertyName("minUnitAmount")] long MinUnitAmount = 0, [property: JsonPropertyName("priceOrder")] int? PriceOrder = null);
