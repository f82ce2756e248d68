using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>The calls that read sales: by time of closing, by business day, and in the first version's form.</summary>
internal sealed class RestaurantSalesApi(RestaurantGate gate, RestaurantIds ids, BillBooks books, RestaurantSaleWriter sales, PageCursor cursors, LedgerClock clock, TimeProvider time, long began)
{
    private const string Scope = "financial-api";
    private const long Hour = 3_600_000;

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "/f/v2/business-location/{businessLocationId}/sales", Scope, SalesAsync);
        gate.Map(routes, "GET", "/f/v2/business-location/{businessLocationId}/sales-daily", Scope, (http, token) => DailyAsync(http, first: false, token));
        gate.Map(routes, "GET", "/f/finance/{businessLocationId}/dailyFinancials", Scope, (http, token) => DailyAsync(http, first: true, token));
        gate.Map(routes, "GET", "/f/finance/{businessLocationId}/financials/{from}/{to}", Scope, FinancialsAsync);
    }

    /// <summary>Reads the ends of a time range, or refuses it.</summary>
    public (long From, long Until) Range(string? from, string? to)
    {
        if (string.IsNullOrEmpty(from))
        {
            throw new RestaurantError(400, "Required request parameter 'from' is missing.");
        }

        var now = Math.Max(clock.Last.ToUnixTimeMilliseconds(), time.GetUtcNow().ToUnixTimeMilliseconds());
        var begin = RestaurantText.ReadTime(from) ?? throw new RestaurantError(400, $"Invalid date format: {from}");
        var end = string.IsNullOrEmpty(to) ? now : Math.Min(now, RestaurantText.ReadTime(to) ?? throw new RestaurantError(400, $"Invalid date format: {to}"));
        return begin switch
        {
            _ when begin > end => throw new RestaurantError(400, $"Invalid date range: 'from' date {from} is after 'to' date {to}"),
            _ when begin < began => throw new RestaurantError(400, $"Invalid 'from' date: the location was not in operation then. Ask for a time after: {RestaurantText.Time(began)}"),
            _ when end - begin > 365 * 24 * Hour => throw new RestaurantError(400, "Invalid date range: at most 365 days"),
            _ => (begin, end),
        };
    }

    private static HashSet<string> Include(HttpContext http) => [.. (http.Request.Query["include"].FirstOrDefault() ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    private static long StartOfDay(DateOnly day)
    {
        var local = new DateTimeOffset(day.ToDateTime(new TimeOnly(4, 0)), TimeSpan.Zero).ToUnixTimeMilliseconds();
        return local - OpenNights.Offset(local - (2 * Hour));
    }

    private static Task WriteAsync(HttpContext http, Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return JsonBody.WriteAsync(http, 200, buffer.WrittenMemory, cancellationToken);
    }

    private List<BillHead> Closed(int place, long from, long until) =>
        [.. books.All().Where(head => head.Place == place && head.Closed > 0 && head.Closed >= from && head.Closed <= until).OrderBy(head => head.Closed).ThenBy(head => head.Index)];

    private Task SalesAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var query = http.Request.Query;
        var place = gate.Place(http);
        var (from, until) = Range(query["from"].FirstOrDefault(), query["to"].FirstOrDefault());
        var size = Math.Max(1, RestaurantGate.Number(http, "pageSize", 50, 100));
        var heads = Closed(place, from, until);
        var question = $"{place}|{query["from"]}|{query["to"]}";
        if (query["nextPageToken"].FirstOrDefault() is { Length: > 0 } token)
        {
            var (closed, index) = cursors.Read(question, token) ?? throw new RestaurantError(400, "Invalid nextPageToken");
            heads.RemoveAll(head => (head.Closed, head.Index).CompareTo((closed, index)) <= 0);
        }

        var (page, include) = (heads.Take(size).ToList(), Include(http));
        return WriteAsync(http, writer =>
        {
            Sales(writer, page, include, first: false);
            if (heads.Count > size)
            {
                writer.WriteString("nextPageToken", cursors.Make(question, page[^1].Closed, (int)page[^1].Index));
            }
        }, cancellationToken);
    }

    private void Sales(Utf8JsonWriter writer, IEnumerable<BillHead> heads, HashSet<string> include, bool first)
    {
        writer.WriteStartArray("sales");
        foreach (var head in heads)
        {
            sales.Write(writer, new RestaurantSale(books.Find(head.Index)!), include, first);
        }

        writer.WriteEndArray();
    }

    private Task DailyAsync(HttpContext http, bool first, CancellationToken cancellationToken)
    {
        var place = gate.Place(http);
        var text = http.Request.Query["date"].FirstOrDefault();
        var today = DateOnly.FromDateTime(clock.Last.UtcDateTime.AddHours(-2));
        var day = first && string.IsNullOrEmpty(text) ? today
            : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read
            : throw new RestaurantError(400, string.IsNullOrEmpty(text) ? "Required request parameter 'date' is missing." : $"Invalid date format: {text}");
        var (begin, next) = (StartOfDay(day), StartOfDay(day.AddDays(1)));
        return WriteAsync(http, writer =>
        {
            if (first)
            {
                writer.WriteString("businessName", "Le Vieux Moulin");
                writer.WriteNumber("businessLocationId", ids.Locations[place]);
            }

            Sales(writer, Closed(place, begin, next - 1), Include(http), first);
            var offset = TimeSpan.FromMilliseconds(OpenNights.Offset(next));
            writer.WriteString("nextStartOfDayAsIso8601", DateTimeOffset.FromUnixTimeMilliseconds(next).ToOffset(offset).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
            writer.WriteBoolean("dataComplete", next < clock.Last.ToUnixTimeMilliseconds());
        }, cancellationToken);
    }

    private Task FinancialsAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var place = gate.Place(http);
        var (from, until) = Range((string?)http.Request.RouteValues["from"], (string?)http.Request.RouteValues["to"]);
        var size = Math.Max(1, RestaurantGate.Number(http, "pageSize", 1000, 1000));
        // The first version promises no order; a page begins with the bill that its token names.
        var heads = Closed(place, from, until).OrderBy(head => SeededRandom.Mix((ulong)head.Index)).ToList();
        if (http.Request.Query["nextPageToken"].FirstOrDefault() is { Length: > 0 } token)
        {
            heads = [.. heads.SkipWhile(head => RestaurantIds.Account(head) != token)];
        }

        var address = $"{http.Request.Scheme}://{http.Request.Host}{http.Request.Path}";
        return WriteAsync(http, writer =>
        {
            writer.WriteString("businessName", "Le Vieux Moulin");
            writer.WriteNumber("businessLocationId", ids.Locations[place]);
            Sales(writer, heads.Take(size), Include(http), first: true);
            writer.WriteBoolean("dataComplete", true);
            writer.WriteStartObject("_links");
            Link(writer, "self", address);
            if (heads.Count > size)
            {
                Link(writer, "nextPage", $"{address}?include={Uri.EscapeDataString(http.Request.Query["include"].ToString())}&pageSize={size}&nextPageToken={RestaurantIds.Account(heads[size])}");
            }

            writer.WriteEndObject();
        }, cancellationToken);
    }

    private static void Link(Utf8JsonWriter writer, string name, string address)
    {
        writer.WriteStartObject(name);
        writer.WriteString("href", address);
        writer.WriteBoolean("templated", false);
        writer.WriteEndObject();
    }
}
