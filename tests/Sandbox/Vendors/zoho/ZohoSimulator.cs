using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>A customer system of the kind that keeps contacts, notes and campaigns in modules with fields.</summary>
internal sealed class ZohoSimulator : IVendorSimulator, IDisposable
{
    private readonly TokenStore tokens;
    private readonly ZohoGate gate;
    private readonly ZohoOAuth oauth;
    private readonly ZohoStore store;
    private readonly WriteLedger writes = new();
    private readonly WebhookSender sender;
    private readonly ZohoWatch watch;
    private readonly ZohoWriter writer;
    private readonly ZohoPageToken pageTokens;
    private readonly ZohoQueryApi queries;
    private readonly ZohoEvents events;
    private readonly ZohoRecords records;
    private readonly LedgerClock clock;
    private readonly TimeProvider time;

    /// <summary>Builds the account.</summary>
    public ZohoSimulator(SandboxContext context)
    {
        time = context.Time;
        tokens = new TokenStore(time, TimeSpan.FromMinutes(2), TimeSpan.FromHours(1));
        gate = new ZohoGate(context, tokens);
        oauth = new ZohoOAuth(context, gate, tokens);
        store = new ZohoStore(time);
        var book = new GuestBook(context.Options);
        new ZohoSeed(context.Options, book).Fill(store);
        store.Index();
        clock = new LedgerClock(new DateTimeOffset(context.Options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), time);
        sender = new WebhookSender(time);
        watch = new ZohoWatch(sender, time);
        writer = new ZohoWriter(store, clock, writes, watch);
        pageTokens = new ZohoPageToken(time);
        queries = new ZohoQueryApi(gate, store, time);
        events = new ZohoEvents(new CrmDoors(book), store, writer, watch, clock);
        records = new ZohoRecords(store);
    }

    /// <inheritdoc />
    public string Id => "zoho";

    /// <inheritdoc />
    public JsonObject Connection(Uri address) => new()
    {
        ["api"] = new JsonObject { ["base_url"] = address.AbsoluteUri },
        ["auth"] = new JsonObject
        {
            ["authorization_url"] = new Uri(address, "oauth/v2/auth").AbsoluteUri,
            ["token_url"] = new Uri(address, "oauth/v2/token").AbsoluteUri,
        },
    };

    /// <inheritdoc />
    public void Dispose() => sender.Dispose();

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        oauth.Map(routes);
        queries.Map(routes);
        new ZohoReadApi(gate, store, new ZohoPages(pageTokens, store)).Map(routes);
        new ZohoWriteApi(gate, writer).Map(routes);
        new ZohoTagsApi(gate, store, writer, clock, writes).Map(routes);
        new ZohoSettingsApi(gate, store).Map(routes);
        new ZohoWatchApi(gate, store, watch).Map(routes);
        new ZohoBulkApi(gate, store, time).Map(routes);
    }

    /// <inheritdoc />
    public Task WriteFailureAsync(HttpContext http, int status, CancellationToken cancellationToken)
    {
        var refusal = ZohoException.Of(status, http.Request.Path.Value ?? "");
        return JsonBody.WriteAsync(http, refusal.Status, refusal.Body, cancellationToken);
    }

    /// <inheritdoc />
    public JsonObject State() => gate.Locked(() => new JsonObject
    {
        ["counts"] = new JsonObject([.. ZohoRecords.Types.Select(type => KeyValuePair.Create<string, JsonNode?>(type, records.Find(type)!.Count))]),
        ["creditsUsed"] = gate.Used,
        ["workflows"] = writer.Workflows,
        ["channels"] = new JsonArray([.. watch.All.Values.Select(channel => (JsonNode)channel.ToJson())]),
        ["writes"] = writes.ToJson(),
        ["webhooks"] = sender.Sent(),
    });

    /// <inheritdoc />
    public IEnumerable<Action<Utf8JsonWriter>>? Records(string type) => gate.Locked(() => records.Find(type));

    /// <inheritdoc />
    public Task<JsonObject?> HappenAsync(string type, JsonObject body, CancellationToken cancellationToken)
    {
        try
        {
            return Task.FromResult(gate.Locked(() => AccountDoors.Happen(type, body, tokens, oauth.Deny) ?? Switch(type, body) ?? events.Happen(type, body)));
        }
        catch (ZohoException refusal)
        {
            throw new ArgumentException(refusal.Message, refusal);
        }
    }

    /// <inheritdoc />
    public IEnumerable<ReadOnlyMemory<byte>> Walk() => gate.Locked(() =>
        store.Modules.Values.SelectMany(module => module.Records.Values.Select(record => JsonBody.Bytes(record.ToJson(module.Fields.Select(field => field.Name), store.Tags)))).Select(bytes => (ReadOnlyMemory<byte>)bytes).ToList());

    private JsonObject? Switch(string type, JsonObject body)
    {
        switch (type)
        {
            case "expire-cursors":
                pageTokens.ExpireAll();
                return [];
            case "expire-channels":
                return new JsonObject { ["expired"] = watch.ExpireAll() };
            case "rate-limit":
                gate.Budget.Set((double)(body.Number("perSecond") ?? 10_000), (double)(body.Number("burst") ?? 10_000));
                gate.Credits = (long)(body.Number("credits") ?? 100_000);
                gate.SetConcurrency((int)(body.Number("concurrency") ?? 20));
                return [];
            case "index-delay":
                store.IndexDelay = TimeSpan.FromMilliseconds((double)(body.Number("milliseconds") ?? 0));
                return [];
            case "move-domain":
                gate.HasMoved = body.Flag("value") ?? true;
                return [];
            case "query-tags":
                queries.MayAskTags = body.Flag("value") ?? true;
                return [];
            default:
                return null;
        }
    }
}
