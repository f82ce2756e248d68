using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Bookings;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>A booking portal that tells ids by whole days and takes bookings without a key.</summary>
internal sealed class TheForkSimulator : IVendorSimulator, IDisposable
{
    private readonly TheForkBook house;
    private readonly TheForkGate gate;
    private readonly TheForkTokens tokens;
    private readonly WebhookSender sender;
    private readonly TheForkWebhooks webhooks;
    private readonly EffectLog effects = new();
    private readonly TheForkTimesApi times;
    private readonly TheForkEvents events;
    private readonly TheForkRecords records;

    /// <summary>Builds the restaurant and its year.</summary>
    public TheForkSimulator(SandboxContext context)
    {
        var store = new TokenStore(context.Time, TimeSpan.Zero, TimeSpan.FromSeconds(TheForkTokens.Seconds));
        house = new TheForkBook(context);
        gate = new TheForkGate(context, store);
        tokens = new TheForkTokens(store, context.Time);
        sender = new WebhookSender(context.Time);
        webhooks = new TheForkWebhooks(house, sender);
        times = new TheForkTimesApi(gate, house, effects);
        events = new TheForkEvents(house, webhooks);
        records = new TheForkRecords(house);
    }

    /// <inheritdoc />
    public string Id => "thefork";

    /// <inheritdoc />
    public JsonObject Connection(Uri address) => new()
    {
        ["api"] = new JsonObject { ["base_url"] = new Uri(address, "manager/").AbsoluteUri, ["restaurant_id"] = house.Restaurant.ToString(), ["group_id"] = house.Group.ToString() },
        ["auth"] = new JsonObject { ["token_url"] = new Uri(address, "oauth/token").AbsoluteUri },
    };

    /// <inheritdoc />
    public void Dispose() => sender.Dispose();

    /// <inheritdoc />
    public void Map(IEndpointRouteBuilder routes)
    {
        tokens.Map(routes);
        times.Map(routes);
        new TheForkReadApi(gate, house).Map(routes);
        new TheForkBookingApi(gate, house, times, effects, webhooks).Map(routes);
    }

    /// <inheritdoc />
    public Task WriteFailureAsync(HttpContext http, int status, CancellationToken cancellationToken) => TheForkException.Of(status).WriteAsync(http, cancellationToken);

    /// <inheritdoc />
    public JsonObject State()
    {
        lock (house.Book.Gate)
        {
            var counts = new JsonObject();
            foreach (var type in (string[])["reservation", "guest", "offer"])
            {
                counts[type] = records.Find(type)!.Count();
            }

            return new JsonObject
            {
                ["counts"] = counts,
                ["restaurantId"] = house.Restaurant.ToString(),
                ["groupId"] = house.Group.ToString(),
                ["tokens"] = tokens.ToJson(),
                ["writes"] = effects.ToJson(),
                ["booked"] = new JsonArray([.. house.Book.Bookings.Where(booking => booking.Through == "api").Select(booking => TheForkWire.Reservation(house, booking))]),
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
            yield return JsonBody.Bytes(TheForkWire.Reservation(house, booking));
        }

        foreach (var guest in house.Book.Diners)
        {
            yield return JsonBody.Bytes(TheForkWire.Customer(house, guest));
        }
    }

    private JsonObject? Happen(string type, JsonObject body)
    {
        switch (type)
        {
            case "expire-tokens":
                return new JsonObject { ["expired"] = tokens.ExpireAll() };
            case "expire-cursors":
                // Page numbers do not die.
                return [];
            case "rate-limit":
                gate.Budget.Set((double)(body.Number("perSecond") ?? 100), (double)(body.Number("burst") ?? 200));
                return [];
            case "subscribe":
                webhooks.Subscribe(body.Text("notificationUrl") ?? throw new ArgumentException("notificationUrl is missing."), body.Text("token"), body.Flag("legacy") ?? false);
                return [];
            case "unknowns":
                house.Unknowns = body.Flag("value") ?? true;
                return [];
            case "day-rule":
                (house.DaysInParis, house.EndIsExclusive) = (body.Text("zone") == "Europe/Paris", body.Flag("endIsExclusive") ?? false);
                return [];
            case "take-notes":
                house.TakesNotes = body.Flag("value") ?? true;
                return [];
            default:
                return events.Happen(type, body);
        }
    }
}
