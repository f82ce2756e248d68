using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>The calls of the one supplier contract.</summary>
internal sealed class SupplierApi(SupplierProfile profile, SupplierGate gate, SupplierBook book, PageCursor cursors)
{
    private readonly SupplierOrdering ordering = new(profile, book);
    private readonly IdempotencyStore receipts = new();

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "/catalogue/items", (http, token) => PageAsync(http, "updatedSince", () => book.Items.Select(item => (item.Updated, (Func<JsonObject>)(() => SupplierWire.Item(item)))), token));
        gate.Map(routes, "POST", "/prices/query", (http, token) => QueryAsync(http, id => book.Find(id) is { } item ? SupplierWire.Price(item, named: true) : null, token));
        gate.Map(routes, "POST", "/availability/query", (http, token) => QueryAsync(http, id => SupplierWire.Availability(id, book.Find(id)), token));
        gate.Map(routes, "GET", "/delivery-slots", SlotsAsync);
        gate.Map(routes, "POST", "/orders", PlaceAsync);
        gate.Map(routes, "GET", "/orders", FindAsync);
        gate.Map(routes, "GET", "/orders/{id}", (http, token) => OrderAsync(http, book.Look, token));
        gate.Map(routes, "PUT", "/orders/{id}", async (http, token) =>
        {
            var body = await BodyAsync(http, token);
            await OrderAsync(http, order => Effect(http, () => ordering.Change(order, body)), token);
        });
        gate.Map(routes, "POST", "/orders/{id}/cancellation", async (http, token) =>
        {
            var body = await BodyAsync(http, token);
            await OrderAsync(http, order => Effect(http, () => ordering.Cancel(order, body)), token);
        });
        gate.Map(routes, "GET", "/deliveries", (http, token) => PageAsync(http, "since", () => book.Deliveries.Select(delivery => (delivery.At, (Func<JsonObject>)(() => SupplierWire.Delivery(delivery)))), token));
        gate.Map(routes, "GET", "/billing-documents", (http, token) => PageAsync(http, "since", () => book.Bills.Select(bill => (bill.At, (Func<JsonObject>)(() => SupplierWire.Bill(bill)))), token));
        gate.Map(routes, "POST", "/receipts", ReceiveAsync);
    }

    private static SupplierProblem Invalid(string detail) => new(400, "INVALID_REQUEST", detail);

    private static async Task<JsonObject> BodyAsync(HttpContext http, CancellationToken cancellationToken) =>
        await JsonBody.ReadAsync(http.Request, cancellationToken) ?? throw Invalid("The body is not a JSON object.");

    private static void Effect(HttpContext http, Action change)
    {
        change();
        http.Features.Get<RequestLogEntry>()!.TookEffect = true;
    }

    private static bool Forgets(HttpContext http) => http.Features.Get<FaultDraw>()?.IgnoreIdempotencyKeys == true;

    private async Task PlaceAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(http, cancellationToken);
        JsonObject answer;
        bool isNew;
        lock (book.Gate)
        {
            answer = SupplierWire.Order(ordering.Place(body, http.Request.Headers["Idempotency-Key"].FirstOrDefault(), Forgets(http), out isNew));
        }

        http.Features.Get<RequestLogEntry>()!.TookEffect = isNew;
        http.Response.Headers.Location = $"/{profile.Id}/v1/orders/{answer.Text("supplierOrderId")}";
        await JsonBody.WriteAsync(http, isNew ? 201 : 200, answer, cancellationToken);
    }

    private Task FindAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var reference = http.Request.Query["buyerOrderId"].FirstOrDefault() is { Length: > 0 } given ? given : throw Invalid("buyerOrderId is missing.");
        JsonArray items = [];
        lock (book.Gate)
        {
            if (book.Orders.Find(order => order.Reference == reference) is { } order)
            {
                book.Look(order);
                items.Add((JsonNode)SupplierWire.Order(order));
            }
        }

        return JsonBody.WriteAsync(http, 200, new JsonObject { ["items"] = items }, cancellationToken);
    }

    private Task OrderAsync(HttpContext http, Action<SupplierOrder> act, CancellationToken cancellationToken)
    {
        JsonObject answer;
        lock (book.Gate)
        {
            var order = book.Orders.Find(known => known.Id == (string)http.Request.RouteValues["id"]!) ?? throw SupplierProblem.Of(404);
            act(order);
            answer = SupplierWire.Order(order);
        }

        return JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private async Task QueryAsync(HttpContext http, Func<string, JsonObject?> find, CancellationToken cancellationToken)
    {
        var ids = (await BodyAsync(http, cancellationToken)).Texts("supplierItemIds");
        if (ids.Count is 0 or > 500)
        {
            throw Invalid("supplierItemIds holds from 1 to 500 ids.");
        }

        JsonObject answer;
        lock (book.Gate)
        {
            answer = new JsonObject { ["items"] = new JsonArray([.. ids.Select(find).OfType<JsonObject>()]) };
        }

        await JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private Task SlotsAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var from = Day(http, "from") ?? book.Calendar.Today;
        var to = Day(http, "to") ?? from.AddDays(14);
        if (to < from || to > from.AddDays(92))
        {
            throw Invalid("to is before from, or more than three months after it.");
        }

        var days = Enumerable.Range(0, to.DayNumber - from.DayNumber + 1).Select(from.AddDays).Where(book.Calendar.Delivers);
        return JsonBody.WriteAsync(http, 200, new JsonObject { ["items"] = new JsonArray([.. days.Select(day => SupplierWire.Slot(profile, book.Calendar, day))]) }, cancellationToken);
    }

    private static DateOnly? Day(HttpContext http, string name) => http.Request.Query[name].FirstOrDefault() switch
    {
        null or "" => null,
        { } text when DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day,
        _ => throw Invalid($"{name} is not a date."),
    };

    private async Task ReceiveAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(http, cancellationToken);
        var key = http.Request.Headers["Idempotency-Key"].FirstOrDefault() is { Length: > 0 and <= 36 } given ? given : throw Invalid("The header Idempotency-Key wants from 1 to 36 characters.");
        byte[]? answer;
        var isNew = false;
        lock (book.Gate)
        {
            answer = Forgets(http) ? null : receipts.Find(key, body, out _);
            if (answer is null)
            {
                answer = JsonBody.Bytes(ordering.Receive(body));
                receipts.Keep(key, body, answer);
                isNew = true;
            }
        }

        http.Features.Get<RequestLogEntry>()!.TookEffect = isNew;
        await JsonBody.WriteAsync(http, isNew ? 201 : 200, answer, cancellationToken);
    }

    private Task PageAsync(HttpContext http, string sinceName, Func<IEnumerable<(DateTimeOffset At, Func<JsonObject> Write)>> list, CancellationToken cancellationToken)
    {
        var query = http.Request.Query;
        var since = query[sinceName].FirstOrDefault() switch
        {
            null or "" => DateTimeOffset.MinValue,
            { } text when DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) => at,
            _ => throw Invalid($"{sinceName} is not an instant."),
        };
        var limit = query["limit"].FirstOrDefault() switch
        {
            null or "" => 100,
            { } text when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1000 => number,
            _ => throw Invalid("limit is from 1 to 1000."),
        };
        var question = http.Request.Path + "|" + since.ToString("O", CultureInfo.InvariantCulture);
        var from = query["cursor"].FirstOrDefault() is { Length: > 0 } cursor
            ? (int)(cursors.Read(question, cursor)?.Position ?? throw new SupplierProblem(410, "CURSOR_EXPIRED", "The cursor is not valid for this list, or has expired."))
            : 0;
        JsonObject answer;
        lock (book.Gate)
        {
            var found = list().Where(item => item.At >= since).Skip(from).Take(limit + 1).ToList();
            answer = new JsonObject { ["items"] = new JsonArray([.. found.Take(limit).Select(item => item.Write())]) };
            if (found.Count > limit)
            {
                answer["nextCursor"] = cursors.Make(question, from + limit);
            }
        }

        return JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }
}
