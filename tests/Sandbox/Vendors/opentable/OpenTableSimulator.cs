using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.OpenTable;

/// <summary>A booking network with three APIs, three sets of ids and three forms of refusal.</summary>
internal sealed class OpenTableSimulator : IVendorSimulator, IDisposable
{
    private static readonly Uri Host = new("https://platform.opentable.example/");
    private readonly SandboxContext context;
    private readonly TokenStore store;
    private readonly OpenTableTokens tokens;
    private readonly OpenTableBook house;
    private readonly OpenTableGate gate;
    private readonly WebhookSender sender;
    private readonly OpenTableWebhooks webhooks;
    private readonly IdempotencyStore keys = new();
    private readonly OpenTableEvents events;
    private readonly OpenTableRecords records;

    /// <summary>Builds the restaurant and its year.</summary>
    public OpenTableSimulator(SandboxContext context)
    {
        this.context = context;
        store = new TokenStore(context.Time, TimeSpan.Zero, TimeSpan.FromSeconds(OpenTableTokens.Seconds));
        tokens = new OpenTableTokens(store, context.Time);
        house = new OpenTableBook(context);
        gate = new OpenTableGate(context, store, house, keys);
        sender = new WebhookSender(context.Time);
        webhooks = new OpenTableWebhooks(house, sender);
        events = new OpenTableEvents(house, webhooks);
        records = new OpenTableRecords(house);
    }

    /// <inheritdoc />
    public string Id => "opentable";

    /// <inheritdoc />
    public JsonObject Connection(Uri address) => new()
    {
        ["api"] = new JsonObject { ["base_url"] = address.AbsoluteUri, ["restaurant_id"] = house.RidText, ["partner_id"] = OpenTableBook.Partner.ToString(System.Globalization.CultureInfo.InvariantCulture) },
        ["auth"] = new JsonObject { ["token_url"] = new Uri(address, "api/v2/oauth/token").AbsoluteUri },
    };

    /// <inheritdoc />
    public void Dispose()
    {
        sender.Dispose();
        gate.Dispose();
    }

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        var desk = new OpenTableDesk(house, webhooks);
        tokens.Map(routes);
        new OpenTableSyncApi(gate, house).Map(routes);
        new OpenTableTimesApi(gate, house).Map(routes);
        new OpenTableBookingApi(gate, house, desk).Map(routes);
        new OpenTableInHouseApi(gate, house, desk).Map(routes);
        new OpenTableCrmApi(gate, house).Map(routes);
        new OpenTableDirectoryApi(gate, house).Map(routes);
    }

    /// <inheritdoc />
    public Task WriteFailureAsync(HttpContext http, int status, CancellationToken cancellationToken)
    {
        http.Response.Headers[OpenTableGate.RequestId] = OpenTableGate.NewRequestId();
        return OpenTableException.Of(status, http.Request.Path).WriteAsync(http, context.Time, cancellationToken);
    }

    /// <inheritdoc />
    public JsonObject State()
    {
        lock (house.Book.Gate)
        {
            var counts = new JsonObject();
            foreach (var type in (string[])["reservation", "guest", "offer", "location"])
            {
                counts[type] = records.Find(type)!.Count();
            }

            return new JsonObject
            {
                ["counts"] = counts,
                ["restaurantId"] = house.RidText,
                ["partnerId"] = OpenTableBook.Partner,
                ["tokens"] = tokens.ToJson(),
                ["writes"] = keys.ToJson(),
                ["booked"] = new JsonArray([.. house.Book.Bookings.Where(booking => booking.Through is "v2" or "inhouse").Select(booking => OpenTableWire.Sync(house, booking, Host))]),
                ["webhooks"] = sender.Sent(),
            };
        }
    }

    /// <inheritdoc />
    public IEnumerable<Action<Utf8JsonWriter>>? Records(string type) => records.Find(type);

    /// <inheritdoc />
    public Task<JsonObject?> HappenAsync(string type, JsonObject body, CancellationToken cancellationToken) => Task.FromResult(Happen(type, body));

    /// <inheritdoc />
    public IEnumerable<ReadOnlyMemory<byte>> Walk()
    {
        foreach (var booking in house.Book.Bookings)
        {
            yield return JsonBody.Bytes(OpenTableWire.Sync(house, booking, Host));
        }

        foreach (var guest in house.Book.Diners)
        {
            yield return JsonBody.Bytes(OpenTableWire.Guest(house, guest, Host));
        }
    }

    private JsonObject? Happen(string type, JsonObject body)
    {
        var value = body.Flag("value") ?? true;
        switch (type)
        {
            case "expire-tokens":
                return new JsonObject { ["expired"] = store.ExpireAll() };
            case "expire-cursors":
                // Offsets do not die.
                return [];
            case "expire-locks":
                house.Locks.ExpireAll();
                return [];
            case "rate-limit":
                gate.Budget.Set((double)(body.Number("perSecond") ?? 100), (double)(body.Number("burst") ?? 200));
                return [];
            case "subscribe":
                webhooks.Subscribe(body.Text("notificationUrl") ?? throw new ArgumentException("notificationUrl is missing."), body.Text("token"));
                return [];
            case "page-limit":
                house.PageLimit = (int)Math.Clamp(body.Number("value") ?? OpenTableBook.LargestPage, 1, OpenTableBook.LargestPage);
                return [];
            case "scheduled-zone":
                house.ScheduledInUtc = body.Text("zone") == "UTC";
                return [];
            case "redirect-to-host":
                house.RedirectsToHost = value;
                return [];
            case "silent-cancel":
                house.CancelsSilently = value;
                return [];
            case "token-by-get":
                tokens.WantGet(value);
                return [];
            default:
                return events.Happen(type, body);
        }
    }
}
