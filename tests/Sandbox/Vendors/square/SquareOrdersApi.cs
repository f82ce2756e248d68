using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>Orders: search, one, many.</summary>
internal sealed class SquareOrdersApi(SquareGate gate, SaleBooks books, SquareNames names, PageCursor cursors)
{
    private static readonly (string Name, string Sort, SaleTime Time)[] Times = [("created_at", "CREATED_AT", SaleTime.Created), ("updated_at", "UPDATED_AT", SaleTime.Updated), ("closed_at", "CLOSED_AT", SaleTime.Closed)];
    private static readonly string[] States = ["OPEN", "COMPLETED", "CANCELED", "DRAFT"];
    private readonly OrderWriter writer = new(names);
    private readonly System.Collections.Concurrent.ConcurrentBag<(Utf8Text Text, Func<long, SaleOrder> Read)> tools = [];

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", "/v2/orders/search", "ORDERS_READ", SearchAsync);
        gate.Map(routes, "POST", "/v2/orders/batch-retrieve", "ORDERS_READ", BatchAsync);
        gate.Map(routes, "GET", "/v2/orders/{id}", "ORDERS_READ", (http, token) => OneAsync(http, (string)http.Request.RouteValues["id"]!, token));
    }

    /// <summary>Reads an instant, or refuses.</summary>
    public static long Instant(string? text, string field, long absent) => text is null ? absent
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUnixTimeMilliseconds()
        : throw new SquareException(SquareError.Invalid("INVALID_TIME", $"{field} is not an RFC 3339 time.", field));

    private async Task SearchAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await SquareGate.BodyAsync(http, cancellationToken);
        var locations = Locations(body);
        var filter = body.Child("query").Child("filter");
        var states = filter.Child("state_filter").Texts("states");
        if (states.FirstOrDefault(state => !States.Contains(state, StringComparer.Ordinal)) is { } odd)
        {
            throw new SquareException(SquareError.Invalid("INVALID_ENUM_VALUE", $"{odd} is not a state of an order.", "query.filter.state_filter.states"));
        }

        var (time, from, until) = Range(filter.Child("date_time_filter"), body.Child("query").Child("sort").Text("sort_field"), states);
        var descending = body.Child("query").Child("sort").Text("sort_order") switch
        {
            null or "DESC" => true,
            "ASC" => false,
            _ => throw new SquareException(SquareError.Invalid("INVALID_SORT_ORDER", "sort_order is ASC or DESC.", "query.sort.sort_order")),
        };
        var limit = body.Number("limit") ?? 500;
        if (limit is < 1 or > 1000)
        {
            throw new SquareException(SquareError.Invalid(limit < 1 ? "VALUE_TOO_LOW" : "VALUE_TOO_HIGH", "limit is from 1 to 1000.", "limit"));
        }

        var question = string.Join('|', string.Join(',', locations), string.Join(',', states), time, from, until, descending);
        long? after = null;
        if (body.Text("cursor") is { } cursor)
        {
            after = cursors.Read(question, cursor)?.Position ?? throw new SquareException(SquareError.Invalid("INVALID_CURSOR", "The cursor is not valid for this search, or has expired.", "cursor"));
        }

        var stateMask = states.Count == 0 ? 7 : states.Sum(state => state == "DRAFT" ? 0 : 1 << Array.IndexOf(States, state));
        var keys = books.Find(time, from, until, descending, after, (int)limit + 1, (location, state) => locations.Contains(location) && (stateMask >> (int)state & 1) == 1);
        var more = keys.Count > limit;
        var count = more ? (int)limit : keys.Count;
        var next = more ? cursors.Make(question, keys[count - 1]) : null;
        await WriteAsync(http, keys[..count].ConvertAll(SaleBooks.Index), next, body.Flag("return_entries") == true, cancellationToken);
    }

    private int[] Locations(JsonObject body)
    {
        var ids = body.Texts("location_ids");
        if (ids.Count is 0 or > 10)
        {
            throw new SquareException(SquareError.Invalid(ids.Count == 0 ? "MISSING_REQUIRED_PARAMETER" : "ARRAY_LENGTH_TOO_LONG", "location_ids holds from 1 to 10 ids.", "location_ids"));
        }

        return [.. ids.Select(id => Array.IndexOf(names.Locations, id)).Select(place => place >= 0 ? place : throw new SquareException(new(403, "AUTHENTICATION_ERROR", "FORBIDDEN", "A location does not belong to this account.", "location_ids"))).Order()];
    }

    private static (SaleTime Time, long From, long Until) Range(JsonObject? filter, string? sort, IReadOnlyList<string> states)
    {
        var named = Times.Where(time => filter.Child(time.Name) is not null).ToArray();
        if (named.Length > 1)
        {
            throw new SquareException(SquareError.Invalid("CONFLICTING_PARAMETERS", "Only one of created_at, updated_at and closed_at may be given.", "query.filter.date_time_filter"));
        }

        var sorted = sort is null ? null : Array.Find(Times, time => time.Sort == sort) is { Name: not null } found ? found.Sort
            : throw new SquareException(SquareError.Invalid("INVALID_ENUM_VALUE", "sort_field is not one of an order's times.", "query.sort.sort_field"));
        if (named.Length == 1 && (sorted ?? "CREATED_AT") != named[0].Sort)
        {
            throw new SquareException(SquareError.Invalid("CONFLICTING_PARAMETERS", "sort_field names another time than the filter.", "query.sort.sort_field"));
        }

        var used = named.Length == 1 ? named[0] : Array.Find(Times, time => time.Sort == (sorted ?? "CREATED_AT"));
        if (used.Time == SaleTime.Closed && (states.Count == 0 || states.Contains("OPEN", StringComparer.Ordinal)))
        {
            throw new SquareException(SquareError.Invalid("INVALID_VALUE", "CLOSED_AT wants a state filter with closed states only.", "query.filter.state_filter"));
        }

        var range = filter.Child(used.Name);
        var (from, until) = (Instant(range.Text("start_at"), "start_at", 0), Instant(range.Text("end_at"), "end_at", long.MaxValue));
        return from <= until ? (used.Time, from, until) : throw new SquareException(SquareError.Invalid("INVALID_TIME_RANGE", "start_at is later than end_at.", "query.filter.date_time_filter"));
    }

    private async Task BatchAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var ids = (await SquareGate.BodyAsync(http, cancellationToken)).Texts("order_ids");
        if (ids.Count is 0 or > 100)
        {
            throw new SquareException(SquareError.Invalid(ids.Count == 0 ? "ARRAY_EMPTY" : "ARRAY_LENGTH_TOO_LONG", "order_ids holds from 1 to 100 ids.", "order_ids"));
        }

        await WriteAsync(http, [.. ids.Select(Known).Where(index => index >= 0)], null, false, cancellationToken);
    }

    private long Known(string id) => names.Ids.Read(id, Kinds.Order) is var index && index < books.Count ? index : -1;

    private async Task OneAsync(HttpContext http, string id, CancellationToken cancellationToken)
    {
        var index = Known(id);
        if (index < 0)
        {
            throw new SquareException(SquareError.NotFound());
        }

        var text = new Utf8Text();
        text.Raw("{\"order\":"u8);
        writer.Write(text, books.Reader()(index));
        text.Raw("}"u8);
        await JsonBody.WriteAsync(http, 200, text.Written, cancellationToken);
    }

    private async Task WriteAsync(HttpContext http, List<long> indexes, string? cursor, bool entries, CancellationToken cancellationToken)
    {
        var tool = tools.TryTake(out var idle) ? idle : (new Utf8Text(), books.Reader());
        var text = tool.Item1;
        text.Clear();
        if (indexes.Count > 0)
        {
            text.Raw(entries ? "{\"order_entries\":["u8 : "{\"orders\":["u8);
            foreach (var index in indexes)
            {
                var order = tool.Item2(index);
                if (entries)
                {
                    text.Raw(SquareNames.Utf8($"{{\"order_id\":\"{names.Ids.Make(Kinds.Order, index)}\",\"location_id\":\"{names.Locations[order.Location]}\"}}"));
                }
                else
                {
                    writer.Write(text, order);
                }

                text.Raw(","u8);
            }

            text.Unwrite();
            text.Raw("]"u8);
        }
        else
        {
            text.Raw("{"u8);
        }

        if (cursor is not null)
        {
            text.Raw(",\"cursor\":\""u8).Raw(SquareNames.Utf8(cursor)).Raw("\""u8);
        }

        text.Raw("}"u8);
        await JsonBody.WriteAsync(http, 200, text.Written, cancellationToken);
        tools.Add(tool);
    }
}
