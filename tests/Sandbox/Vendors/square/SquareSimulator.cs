using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>A till of the kind that keeps orders, payments, a catalogue and stock online.</summary>
internal sealed class SquareSimulator : IVendorSimulator, IDisposable
{
    private readonly SandboxContext context;
    private readonly TokenStore tokens;
    private readonly SquareGate gate;
    private readonly SquareNames names;
    private readonly SaleBooks books;
    private readonly SquareCatalog catalog;
    private readonly SquareInventory stock;
    private readonly SquareWebhooks webhooks;
    private readonly WebhookSender sender;
    private readonly LedgerClock clock;
    private readonly IdempotencyStore keys = new();
    private readonly PageCursor cursors;
    private readonly SquareOAuth oauth;
    private readonly SquareAccountApi account;
    private readonly SquarePaymentsApi payments;
    private readonly CatalogWriteApi writes;
    private readonly SquareEvents events;
    private readonly SquareRecords records;
    private readonly CatalogRecords catalogRecords;

    /// <summary>Builds the till and its year.</summary>
    public SquareSimulator(SandboxContext context)
    {
        this.context = context;
        var end = new DateTimeOffset(context.Options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        names = new SquareNames(context.Options.Seed, end.AddYears(-1).AddDays(-30).ToUnixTimeMilliseconds());
        clock = new LedgerClock(end.AddDays(3), context.Time);
        tokens = new TokenStore(context.Time, TimeSpan.FromMinutes(5), TimeSpan.FromDays(30));
        gate = new SquareGate(context, tokens);
        books = new SaleBooks(context.Options);
        catalog = new SquareCatalog(names);
        stock = new SquareInventory(context.Options.Seed, names, end.AddHours(-6).ToUnixTimeMilliseconds());
        sender = new WebhookSender(context.Time);
        webhooks = new SquareWebhooks(names, sender, context.Time);
        cursors = new PageCursor(context.Time, TimeSpan.FromMinutes(5));
        oauth = new SquareOAuth(gate, tokens, names, context.Time);
        account = new SquareAccountApi(gate, names);
        payments = new SquarePaymentsApi(gate, books, names, cursors, clock);
        writes = new CatalogWriteApi(context, gate, catalog, names, keys, clock, webhooks);
        events = new SquareEvents(context, books, catalog, writes, stock, payments, names, clock, webhooks);
        records = new SquareRecords(books, names);
        catalogRecords = new CatalogRecords(catalog, stock, account);
    }

    /// <inheritdoc />
    public string Id => "square";

    /// <inheritdoc />
    public JsonObject Connection(Uri address) => new()
    {
        ["api"] = new JsonObject { ["base_url"] = address.AbsoluteUri },
        ["auth"] = new JsonObject
        {
            ["authorization_url"] = new Uri(address, "oauth2/authorize").AbsoluteUri,
            ["token_url"] = new Uri(address, "oauth2/token").AbsoluteUri,
        },
    };

    /// <inheritdoc />
    public void Dispose()
    {
        sender.Dispose();
        writes.Dispose();
    }

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        oauth.Map(routes);
        account.Map(routes);
        payments.Map(routes);
        writes.Map(routes);
        new SquareOrdersApi(gate, books, names, cursors).Map(routes);
        new SquareCatalogApi(gate, catalog, cursors).Map(routes);
        new SquareInventoryApi(gate, stock, catalog, names, cursors, keys, clock, webhooks).Map(routes);
        new SquareWebhooksApi(gate, webhooks, sender, keys, context.Time).Map(routes);
    }

    /// <inheritdoc />
    public Task WriteFailureAsync(HttpContext http, int status, CancellationToken cancellationToken) => SquareError.Of(status).WriteAsync(http, cancellationToken);

    /// <inheritdoc />
    public JsonObject State()
    {
        var counts = new JsonObject { ["sale"] = books.Count, ["payment"] = records.Payments().Count() };
        foreach (var type in (string[])["product", "category", "promotion", "stock-level", "location"])
        {
            counts[type] = catalogRecords.Find(type)!.Count();
        }

        return new JsonObject
        {
            ["counts"] = counts,
            ["merchantId"] = names.Merchant,
            ["locationIds"] = new JsonArray([.. names.Locations.Select(id => (JsonNode)id)]),
            ["writes"] = keys.ToJson(),
            ["webhooks"] = sender.Sent(),
        };
    }

    /// <inheritdoc />
    public IEnumerable<Action<Utf8JsonWriter>>? Records(string type) => type switch
    {
        "sale" => records.Sales(),
        "payment" => records.Payments(),
        _ => catalogRecords.Find(type),
    };

    /// <inheritdoc />
    public async Task<JsonObject?> HappenAsync(string type, JsonObject body, CancellationToken cancellationToken)
    {
        switch (type)
        {
            case "sale":
                return events.Sell(body);
            case "close-order":
                return events.Close(body);
            case "refund":
                return events.Refund(body);
            case "price":
                return await events.PriceAsync(body, cancellationToken);
            case "count":
                return events.Count(body);
            case "expire-tokens":
                return new JsonObject { ["expired"] = tokens.ExpireAll() };
            case "revoke":
                tokens.Revoke(null);
                return new JsonObject { ["eventId"] = webhooks.Revoked(clock.Tick()) };
            case "expire-cursors":
                cursors.ExpireAll();
                return [];
            case "deny-consent":
                oauth.Deny(body.Flag("value") ?? true);
                return [];
            case "rate-limit":
                gate.Budget.Set((double)(body.Number("perSecond") ?? 40), (double)(body.Number("burst") ?? 80));
                return [];
            case "subscribe":
                return Subscribe(body);
            default:
                return null;
        }
    }

    /// <inheritdoc />
    public IEnumerable<ReadOnlyMemory<byte>> Walk()
    {
        var (read, writer, text) = (books.Reader(), new OrderWriter(names), new Utf8Text());
        for (var i = 0; i < books.Count; i++)
        {
            text.Clear();
            var order = read(i);
            writer.Write(text, order);
            for (var n = 0; n < order.Tenders.Count; n++)
            {
                payments.Write(text, order, n);
            }

            yield return text.Written;
        }

        foreach (var thing in catalog.All)
        {
            yield return JsonBody.Bytes(thing);
        }

        foreach (var count in stock.All)
        {
            yield return JsonBody.Bytes(SquareInventory.ToJson(count));
        }
    }

    private JsonObject Subscribe(JsonObject body)
    {
        var item = new WebhookSubscription
        {
            Id = "wbhk_" + Guid.NewGuid().ToString("N"),
            Name = "Sandbox",
            Url = body.Text("notificationUrl") ?? throw new ArgumentException("notificationUrl is missing."),
            Types = body.Texts("eventTypes") is { Count: > 0 } types ? types : SquareWebhooks.Types,
            Version = "2025-08-20",
            Key = body.Text("signatureKey") ?? throw new ArgumentException("signatureKey is missing."),
            Created = context.Time.GetUtcNow(),
            Updated = context.Time.GetUtcNow(),
        };
        webhooks.With(all =>
        {
            all.Add(item);
            return all.Count;
        });
        return new JsonObject { ["id"] = item.Id };
    }
}
