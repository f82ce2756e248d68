using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>A shop's till (the retail series): two shops, three registers, articles, stock, discounts.</summary>
internal sealed class LightspeedSimulator : IVendorSimulator, IDisposable
{
    private readonly string account;
    private readonly TokenStore store;
    private readonly RetailTokens tokens;
    private readonly LeakyBucket bucket;
    private readonly RetailGate gate;
    private readonly RetailOAuth oauth;
    private readonly BillBooks books;
    private readonly RetailTables tables;
    private readonly PageCursor cursors;
    private readonly RetailPages pages;
    private readonly RetailSaleWriter sales;
    private readonly RetailTablesApi reads;
    private readonly RetailWriteApi writes;
    private readonly RetailEvents events;
    private readonly RetailRecords records;
    private readonly RetailSaleRecords saleRecords;

    /// <summary>Builds the till and its year.</summary>
    public LightspeedSimulator(SandboxContext context)
    {
        var end = new DateTimeOffset(context.Options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var clock = new LedgerClock(end.AddDays(4), context.Time);
        account = Decimals.Text(180_000 + (context.Options.Seed % 1000));
        store = new TokenStore(context.Time, TimeSpan.FromSeconds(60), TimeSpan.FromHours(1));
        tokens = new RetailTokens(context, store, account);
        // Ninety, and ten for each further register; a drip a second, and a half for each.
        bucket = new LeakyBucket(context, 110, 2);
        gate = new RetailGate(tokens, bucket, account);
        oauth = new RetailOAuth(store, tokens);
        books = new BillBooks(context.Options, 1);
        tables = new RetailTables(context.Options, end.AddYears(-1).AddDays(-30).ToUnixTimeMilliseconds());
        cursors = new PageCursor(context.Time, TimeSpan.FromHours(1));
        pages = new RetailPages(cursors);
        sales = new RetailSaleWriter(tables);
        reads = new RetailTablesApi(gate, tables, pages);
        writes = new RetailWriteApi(gate, tables, reads, clock);
        events = new RetailEvents(context, books, tables, clock);
        records = new RetailRecords(tables);
        saleRecords = new RetailSaleRecords(books);
    }

    /// <inheritdoc />
    public string Id => "lightspeed";

    /// <inheritdoc />
    public JsonObject Connection(Uri address) => new()
    {
        ["api"] = new JsonObject { ["base_url"] = address.AbsoluteUri, ["series"] = "r" },
        ["auth"] = new JsonObject
        {
            ["authorization_url"] = new Uri(address, "auth/oauth/authorize").AbsoluteUri,
            ["token_url"] = new Uri(address, "auth/oauth/token").AbsoluteUri,
        },
    };

    /// <inheritdoc />
    public void Dispose() => tokens.Dispose();

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        oauth.Map(routes);
        gate.MapOutside(routes, "/API/V3/Account.json", AccountAsync);
        gate.MapOutside(routes, "/API/V3/Account/{account}.json", AccountAsync);
        new RetailSalesApi(gate, books, sales, pages).Map(routes);
        new RetailReports(gate, books, pages).Map(routes);
        reads.Map(routes);
        writes.Map(routes);
    }

    /// <inheritdoc />
    public Task WriteFailureAsync(HttpContext http, int status, CancellationToken cancellationToken) => RetailError.Of(status).WriteAsync(http, cancellationToken);

    /// <inheritdoc />
    public JsonObject State()
    {
        var counts = new JsonObject { ["sale"] = books.Count };
        foreach (var type in (string[])["product", "category", "promotion", "stock-level", "location"])
        {
            counts[type] = records.Find(type)!.Count();
        }

        return new JsonObject { ["counts"] = counts, ["accountId"] = account, ["locationIds"] = new JsonArray("1", "2"), ["writes"] = writes.Effects() };
    }

    /// <inheritdoc />
    public IEnumerable<Action<Utf8JsonWriter>>? Records(string type) => type == "sale" ? saleRecords.Sales() : records.Find(type);

    /// <inheritdoc />
    public Task<JsonObject?> HappenAsync(string type, JsonObject body, CancellationToken cancellationToken) => Task.FromResult(type switch
    {
        "sale" => events.Sell(body),
        "close-sale" => events.Close(body),
        "refund" => events.Refund(body),
        "void" => events.Void(body),
        "price" => events.Price(body),
        "count" => events.Count(body),
        "expire-tokens" => new JsonObject { ["expired"] = store.ExpireAll() },
        "revoke" => Do(() => tokens.Revoke(null)),
        "deny-consent" => Do(() => oauth.Deny(body.Flag("value") ?? true)),
        "expire-cursors" => Do(cursors.ExpireAll),
        "rate-limit" => Do(() => bucket.Set((double)(body.Number("perSecond") ?? 2), (double)(body.Number("burst") ?? 110))),
        "ignore-writes" => Do(() => writes.Ignore(body.Flag("prices"), body.Flag("stock"))),
        _ => null,
    });

    /// <inheritdoc />
    public IEnumerable<ReadOnlyMemory<byte>> Walk()
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        for (var i = 0; i < books.Count; i++)
        {
            buffer.ResetWrittenCount();
            using (var writer = new Utf8JsonWriter(buffer))
            {
                sales.Write(writer, new RetailSale(books.Find(i)!), _ => true);
            }

            yield return buffer.WrittenMemory;
        }

        foreach (var row in RetailTables.Names.SelectMany(tables.All))
        {
            yield return JsonBody.Bytes(row);
        }
    }

    private static JsonObject Do(Action act)
    {
        act();
        return [];
    }

    private Task AccountAsync(HttpContext http, CancellationToken cancellationToken) => RetailPages.OneAsync(http, "Account", writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("accountID", account);
        writer.WriteString("name", "Le Vieux Moulin");
        writer.WriteString("status", "customer");
        writer.WriteString("employeeCount", "4");
        writer.WriteString("employeeLimit", "30");
        writer.WriteStartObject("defaultCurrency");
        writer.WriteString("code", "EUR");
        writer.WriteString("symbol", "€");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }, cancellationToken);
}
