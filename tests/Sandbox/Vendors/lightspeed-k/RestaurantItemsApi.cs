using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>The calls on articles. Of the prices only the default one is taken; other fields are left aside without a word.</summary>
internal sealed class RestaurantItemsApi(RestaurantGate gate, RestaurantItems items)
{
    private const string Scope = "items";
    private readonly Lock gateOfEffects = new();
    private readonly Dictionary<string, int> effects = new(StringComparer.Ordinal);

    /// <summary>Lists what was written, and how often.</summary>
    public JsonArray Effects()
    {
        lock (gateOfEffects)
        {
            return [.. effects.Select(effect => (JsonNode)new JsonObject { ["what"] = effect.Key, ["effects"] = effect.Value })];
        }
    }

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "GET", "/items/v1/items", Scope, ListAsync);
        gate.Map(routes, "GET", "/items/v1/items/{id}", Scope, (http, token) =>
        {
            gate.Place(http);
            return AnswerAsync(http, 200, Id(http), token);
        });
        gate.Map(routes, "POST", "/items/v1/items", Scope, CreateAsync);
        gate.Map(routes, "PUT", "/items/v1/items/{id}", Scope, UpdateAsync);
    }

    private static long Id(HttpContext http) => long.TryParse((string)http.Request.RouteValues["id"]!, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : -1;

    private static long? Group(JsonObject item) => (long?)item.Child("accountingGroup").Number("id");

    private Task ListAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var query = http.Request.Query;
        gate.Place(http);
        var (offset, amount) = (RestaurantGate.Number(http, "offset", 0, int.MaxValue), RestaurantGate.Number(http, "amount", 100, 1000));
        var ids = query["itemIds"].SelectMany(text => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)).ToList();
        if (ids.Count > 200)
        {
            throw new RestaurantError(400, "itemIds takes 200 ids at most.", "itemIds");
        }

        var all = items.All().Where(item =>
            (ids.Count == 0 || ids.Contains(item["id"]!.ToJsonString()))
            && (query["sku"].FirstOrDefault() is not { } sku || item.Text("sku") == sku)
            && (query["name"].FirstOrDefault() is not { } name || item.Text("name")!.Contains(name, StringComparison.OrdinalIgnoreCase))
            && (query["accountingGroupId"].FirstOrDefault() is not { } group || Group(item)?.ToString(CultureInfo.InvariantCulture) == group));
        var page = ids.Count > 0 ? all : all.Skip(offset).Take(amount);
        return JsonBody.WriteAsync(http, 200, new JsonArray([.. page]), cancellationToken);
    }

    private (string Name, string? Sku, decimal Price, int Category) Read(JsonObject body, bool needsSku)
    {
        var name = body.Text("name") is { Length: > 0 and <= 180 } given ? given : throw new RestaurantError(400, "The name must be given, of at most 180 letters.", "name", body.Text("name"));
        var sku = body.Text("sku") ?? (needsSku ? throw new RestaurantError(400, "The sku must be given.", "sku") : null);
        if (sku?.Length > 32)
        {
            throw new RestaurantError(400, "The sku is too long.", "sku", sku);
        }

        gate.Place((long)(body.Number("businessLocationId") ?? throw new RestaurantError(400, "The business location must be given.", "businessLocationId")));
        var price = body.Number("defaultPrice") ?? throw new RestaurantError(400, "The default price must be given.", "defaultPrice");
        var group = body.Number("accountingGroupId") ?? throw new RestaurantError(400, "The accounting group must be given.", "accountingGroupId");
        var category = Enumerable.Range(0, Carte.Categories.Length).FirstOrDefault(place => RestaurantIds.Group(place) == group, -1);
        return category < 0 ? throw new RestaurantError(404, "There is no such accounting group.", "accountingGroupId", group.ToString(CultureInfo.InvariantCulture)) : (name, sku, price, category);
    }

    private static void Apply(JsonObject item, JsonObject body, (string Name, string? Sku, decimal Price, int Category) read)
    {
        item["name"] = read.Name;
        item["sku"] = read.Sku ?? item.Text("sku");
        item["accountingGroup"] = RestaurantItems.Group(read.Category);
        item["active"] = body.Flag("active") ?? item.Flag("active");
        item["docketName"] = body.Text("docketName") ?? item.Text("docketName");
        item["priceMode"] = body.Text("priceMode") ?? item.Text("priceMode");
        item["costPrice"] = body.Number("costPrice") ?? item.Number("costPrice");
        if (body["barcodes"] is JsonArray codes)
        {
            item["barcodes"] = codes.DeepClone();
        }

        RestaurantItems.SetPrice(item, read.Price);
    }

    private async Task CreateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await RestaurantGate.BodyAsync(http, cancellationToken);
        var read = Read(body, needsSku: false);
        var id = items.Add(next =>
        {
            var item = RestaurantItems.Make(next, read.Name, read.Sku ?? $"{next}");
            Apply(item, body, read);
            return item;
        });
        TookEffect(http, $"POST item {read.Sku ?? read.Name}");
        await AnswerAsync(http, 201, id, cancellationToken);
    }

    private async Task UpdateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await RestaurantGate.BodyAsync(http, cancellationToken);
        var read = Read(body, needsSku: true);
        if (!items.Change(Id(http), item => Apply(item, body, read)))
        {
            throw new RestaurantError(404, "There is no item of that id.");
        }

        TookEffect(http, $"PUT item {Id(http)}");
        await AnswerAsync(http, 200, Id(http), cancellationToken);
    }

    private Task AnswerAsync(HttpContext http, int status, long id, CancellationToken cancellationToken) =>
        JsonBody.WriteAsync(http, status, items.Find(id) ?? throw new RestaurantError(404, "There is no item of that id."), cancellationToken);

    private void TookEffect(HttpContext http, string what)
    {
        lock (gateOfEffects)
        {
            effects[what] = effects.GetValueOrDefault(what) + 1;
        }

        if (http.Features.Get<RequestLogEntry>() is { } entry)
        {
            entry.TookEffect = true;
        }
    }
}
