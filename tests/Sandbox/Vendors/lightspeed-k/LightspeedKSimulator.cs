using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>A restaurant's till (the K series): one business, two locations, closed sales, articles; discounts by code only.</summary>
internal sealed class LightspeedKSimulator : IVendorSimulator, IDisposable
{
    private static readonly HashSet<string> Everything = ["staff", "table", "payments", "revenue_center", "account_profile"];
    private readonly TokenStore store;
    private readonly RestaurantTokens tokens;
    private readonly RestaurantIds ids;
    private readonly RestaurantGate gate;
    private readonly RestaurantOAuth oauth;
    private readonly BillBooks books;
    private readonly RestaurantItems items = new();
    private readonly RestaurantItemsApi itemsApi;
    private readonly RestaurantAccountApi account;
    private readonly RestaurantSaleWriter writer;
    private readonly RestaurantSalesApi sales;
    private readonly RestaurantCards cards;
    private readonly RestaurantWebhooks webhooks;
    private readonly RestaurantEvents events;
    private readonly RestaurantRecords records;
    private readonly RestaurantSaleRecords saleRecords;
    private readonly PageCursor cursors;
    private readonly WebhookSender sender;
    private readonly TimeProvider time;

    /// <summary>Builds the till and its year.</summary>
    public LightspeedKSimulator(SandboxContext context)
    {
        var end = new DateTimeOffset(context.Options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var clock = new LedgerClock(end.AddDays(4), context.Time);
        time = context.Time;
        store = new TokenStore(time, TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(1500));
        tokens = new RestaurantTokens(time, store);
        ids = new RestaurantIds(context.Options.Seed);
        gate = new RestaurantGate(context, store, ids);
        oauth = new RestaurantOAuth(store, tokens, time);
        books = new BillBooks(context.Options, 2);
        itemsApi = new RestaurantItemsApi(gate, items);
        account = new RestaurantAccountApi(gate, ids);
        writer = new RestaurantSaleWriter(ids, books);
        cursors = new PageCursor(time, TimeSpan.FromHours(1));
        sales = new RestaurantSalesApi(gate, ids, books, writer, cursors, clock, time, end.AddYears(-1).AddDays(-30).ToUnixTimeMilliseconds());
        cards = new RestaurantCards(gate, ids, books, sales);
        sender = new WebhookSender(time);
        webhooks = new RestaurantWebhooks(gate, sender, time);
        events = new RestaurantEvents(context, ids, books, items, webhooks, clock);
        records = new RestaurantRecords(ids, items, account, cards);
        saleRecords = new RestaurantSaleRecords(ids, books);
    }

    /// <inheritdoc />
    public string Id => "lightspeed-k";

    /// <inheritdoc />
    public JsonObject Connection(Uri address) => new()
    {
        ["api"] = new JsonObject { ["base_url"] = address.AbsoluteUri, ["series"] = "k" },
        ["auth"] = new JsonObject
        {
            ["authorization_url"] = new Uri(address, "realms/k-series/protocol/openid-connect/auth").AbsoluteUri,
            ["token_url"] = new Uri(address, "realms/k-series/protocol/openid-connect/token").AbsoluteUri,
        },
    };

    /// <inheritdoc />
    public void Dispose() => sender.Dispose();

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        oauth.Map(routes);
        account.Map(routes);
        sales.Map(routes);
        cards.Map(routes);
        itemsApi.Map(routes);
        webhooks.Map(routes);
    }

    /// <inheritdoc />
    public Task WriteFailureAsync(HttpContext http, int status, CancellationToken cancellationToken) => RestaurantError.Of(status).WriteAsync(http, time, cancellationToken);

    /// <inheritdoc />
    public JsonObject State()
    {
        var counts = new JsonObject { ["sale"] = saleRecords.Sales().Count() };
        foreach (var type in (string[])["payment", "product", "category", "promotion", "location"])
        {
            counts[type] = records.Find(type)!.Count();
        }

        return new JsonObject
        {
            ["counts"] = counts,
            ["businessId"] = ids.Business,
            ["locationIds"] = new JsonArray([.. ids.Locations.Select(id => (JsonNode)$"{id}")]),
            ["writes"] = itemsApi.Effects(),
            ["webhooks"] = sender.Sent(),
        };
    }

    /// <inheritdoc />
    public IEnumerable<Action<Utf8JsonWriter>>? Records(string type) => type == "sale" ? saleRecords.Sales() : records.Find(type);

    /// <inheritdoc />
    public Task<JsonObject?> HappenAsync(string type, JsonObject body, CancellationToken cancellationToken) => Task.FromResult(type switch
    {
        "sale" => events.Sell(body),
        "refund" => events.Refund(body),
        "price" => events.Price(body),
        "count" => events.Count(body),
        "expire-tokens" => new JsonObject { ["expired"] = store.ExpireAll() },
        "revoke" => Do(tokens.RevokeAll),
        "deny-consent" => Do(() => oauth.Deny(body.Flag("value") ?? true)),
        "expire-cursors" => Do(cursors.ExpireAll),
        "rate-limit" => Do(() => gate.Budget.Set((double)(body.Number("perSecond") ?? 50), (double)(body.Number("burst") ?? 100))),
        _ => null,
    });

    /// <inheritdoc />
    public IEnumerable<ReadOnlyMemory<byte>> Walk()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        foreach (var head in books.All())
        {
            buffer.ResetWrittenCount();
            using (var json = new Utf8JsonWriter(buffer))
            {
                writer.Write(json, new RestaurantSale(books.Find(head.Index)!), Everything, first: false);
            }

            yield return buffer.WrittenMemory;
        }

        foreach (var item in items.All())
        {
            yield return JsonBody.Bytes(item);
        }
    }

    private static JsonObject Do(Action act)
    {
        act();
        return [];
    }
}
