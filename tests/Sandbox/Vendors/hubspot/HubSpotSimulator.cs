using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>A customer system of the kind that keeps contacts, lists and engagements as objects with properties.</summary>
internal sealed class HubSpotSimulator : IVendorSimulator, IDisposable
{
    private readonly HubSpotApp app;
    private readonly TokenStore tokens;
    private readonly HubSpotGate gate;
    private readonly HubSpotLedger ledger;
    private readonly WriteLedger writes = new();
    private readonly WebhookSender sender;
    private readonly HubSpotWebhooks webhooks;
    private readonly HubSpotWriter writer;
    private readonly HubSpotOAuth oauth;
    private readonly HubSpotMembersApi members;
    private readonly HubSpotBehaviourApi behaviour;
    private readonly HubSpotEvents events;
    private readonly HubSpotRecords records;
    private readonly LedgerClock clock;
    private readonly TimeProvider time;

    /// <summary>Builds the account.</summary>
    public HubSpotSimulator(SandboxContext context)
    {
        time = context.Time;
        app = new HubSpotApp(context.Options.Seed);
        tokens = new TokenStore(time, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30));
        gate = new HubSpotGate(context, tokens);
        ledger = new HubSpotLedger(context);
        clock = new LedgerClock(new DateTimeOffset(context.Options.Ends.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero), time);
        sender = new WebhookSender(time);
        webhooks = new HubSpotWebhooks(app, sender, time);
        writer = new HubSpotWriter(ledger.Store, clock, writes, webhooks);
        oauth = new HubSpotOAuth(gate, tokens, app, time);
        members = new HubSpotMembersApi(gate, ledger.Lists, ledger.Store, clock, writes);
        behaviour = new HubSpotBehaviourApi(gate, ledger.Store, app, clock, writes, context.Options.Seed);
        events = new HubSpotEvents(new CrmDoors(ledger.Book), ledger.Store, writer, ledger.Lists, webhooks, app, clock);
        records = new HubSpotRecords(ledger.Store, ledger.Lists);
        gate.After = () => webhooks.Flush();
    }

    /// <inheritdoc />
    public string Id => "hubspot";

    /// <inheritdoc />
    public JsonObject Connection(Uri address) => new()
    {
        ["api"] = new JsonObject { ["base_url"] = address.AbsoluteUri },
        ["auth"] = new JsonObject
        {
            ["authorization_url"] = new Uri(address, "oauth/authorize").AbsoluteUri,
            ["token_url"] = new Uri(address, "oauth/2026-09/token").AbsoluteUri,
        },
    };

    /// <inheritdoc />
    public void Dispose() => sender.Dispose();

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        oauth.Map(routes);
        members.Map(routes);
        behaviour.Map(routes);
        new HubSpotObjectsApi(gate, writer).Map(routes);
        new HubSpotBatchApi(gate, writer, time).Map(routes);
        new HubSpotSearchApi(gate, ledger.Store, time).Map(routes);
        new HubSpotListsApi(gate, ledger.Lists, ledger.Store, clock, writes).Map(routes);
        new HubSpotAssociationsApi(gate, ledger.Store, time).Map(routes);
        new HubSpotPropertiesApi(gate, ledger.Properties, app, clock).Map(routes);
        new HubSpotWebhooksApi(gate, webhooks, app).Map(routes);
    }

    /// <inheritdoc />
    public Task WriteFailureAsync(HttpContext http, int status, CancellationToken cancellationToken)
    {
        var refusal = HubSpotException.Of(status);
        return JsonBody.WriteAsync(http, refusal.Status, refusal.Body, cancellationToken);
    }

    /// <inheritdoc />
    public JsonObject State() => gate.Locked(() => new JsonObject
    {
        ["counts"] = new JsonObject([.. HubSpotRecords.Types.Select(type => KeyValuePair.Create<string, JsonNode?>(type, records.Find(type)!.Count))]),
        ["portalId"] = app.PortalId,
        ["appId"] = app.AppId,
        ["developerKey"] = HubSpotGate.DeveloperKey,
        ["clientSecret"] = app.Secret,
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
        catch (HubSpotException refusal)
        {
            throw new ArgumentException(refusal.Body.Text("message"), refusal);
        }
    }

    /// <inheritdoc />
    public IEnumerable<ReadOnlyMemory<byte>> Walk() => gate.Locked(() =>
    {
        var all = HubSpotProperties.Types.SelectMany(type => ledger.Store.All(type).Values).Select(item => JsonBody.Bytes(item.ToJson(item.Values.Keys)));
        return all.Concat(ledger.Lists.All.Values.Select(list => JsonBody.Bytes(new JsonObject { ["list"] = ledger.Lists.ToJson(list, true), ["members"] = new JsonArray([.. list.Members.Select(member => (JsonNode)member.Key)]) })))
            .Select(bytes => (ReadOnlyMemory<byte>)bytes).ToList();
    });

    private JsonObject? Switch(string type, JsonObject body)
    {
        switch (type)
        {
            case "expire-cursors":
                members.ExpireCursors();
                return [];
            case "rate-limit":
                Limit(body);
                return [];
            case "index-delay":
                ledger.Store.IndexDelay = TimeSpan.FromMilliseconds((double)(body.Number("milliseconds") ?? 0));
                return [];
            case "enterprise":
                behaviour.IsEnterprise = body.Flag("value") ?? true;
                return [];
            default:
                return null;
        }
    }

    private void Limit(JsonObject body)
    {
        gate.Public.Limit = gate.Private.Limit = (int)(body.Number("burst") ?? 190);
        gate.Searches.Limit = (int)(body.Number("perSecond") ?? 5);
        gate.Daily = (long)(body.Number("daily") ?? 625_000);
    }
}
