using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The subscriptions, and the events signed and sent to them.</summary>
internal sealed class SquareWebhooks(SquareNames names, WebhookSender sender, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<WebhookSubscription> subscriptions = [];

    /// <summary>Gets the types that may be subscribed to. All are sent but that of fulfilments, which a brasserie's orders have none of.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "order.created", "order.updated", "order.fulfillment.updated", "payment.created", "payment.updated", "refund.created", "refund.updated",
        "catalog.version.updated", "inventory.count.updated", "location.created", "location.updated", "oauth.authorization.revoked",
    ];

    /// <summary>Works out the signature of a body sent to an address.</summary>
    public static string Sign(string key, string url, ReadOnlySpan<byte> body)
    {
        using var hmac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, Encoding.UTF8.GetBytes(key));
        hmac.AppendData(Encoding.UTF8.GetBytes(url));
        hmac.AppendData(body);
        return Convert.ToBase64String(hmac.GetHashAndReset());
    }

    /// <summary>Reads or changes the list under its lock.</summary>
    public T With<T>(Func<List<WebhookSubscription>, T> use)
    {
        lock (gate)
        {
            return use(subscriptions);
        }
    }

    /// <summary>Tells that an order was made or changed; only its id goes out.</summary>
    public string OrderChanged(SaleOrder order, bool made, int version)
    {
        var word = made ? "order_created" : "order_updated";
        var data = new JsonObject
        {
            ["order_id"] = names.Ids.Make(Kinds.Order, order.Index),
            ["version"] = version,
            ["state"] = order.State.ToString().ToUpperInvariant(),
            ["location_id"] = names.Locations[order.Location],
            ["created_at"] = SquareCatalog.Rfc(order.Created),
        };
        if (!made)
        {
            data["updated_at"] = SquareCatalog.Rfc(order.Updated);
        }

        return Send(made ? "order.created" : "order.updated", word, names.Ids.Make(Kinds.Order, order.Index), new JsonObject { [word] = data }, order.Updated, names.Locations[order.Location]);
    }

    /// <summary>Tells of a payment, whole.</summary>
    public string Payment(string type, string id, ReadOnlyMemory<byte> json, SaleOrder order) =>
        Send(type, "payment", id, new JsonObject { ["payment"] = JsonNode.Parse(json.Span) }, order.Updated, names.Locations[order.Location]);

    /// <summary>Tells of a refund, whole.</summary>
    public string Refund(string type, string id, ReadOnlyMemory<byte> json, SaleOrder order) =>
        Send(type, "refund", id, new JsonObject { ["refund"] = JsonNode.Parse(json.Span) }, order.Updated, names.Locations[order.Location]);

    /// <summary>Tells that the catalogue changed.</summary>
    public string CatalogChanged(long at) =>
        Send("catalog.version.updated", "catalog_version", NewId(), new JsonObject { ["catalog_version"] = new JsonObject { ["updated_at"] = SquareCatalog.Rfc(at) } }, at, null);

    /// <summary>Tells that counts changed.</summary>
    public string CountsChanged(JsonArray counts, long at) =>
        Send("inventory.count.updated", "inventory_counts", NewId(), new JsonObject { ["inventory_counts"] = counts.DeepClone() }, at, null);

    /// <summary>Tells that the account holder took the tokens back.</summary>
    public string Revoked(long at) =>
        Send("oauth.authorization.revoked", "revocation", NewId(), new JsonObject { ["revocation"] = new JsonObject { ["revoked_at"] = SquareCatalog.Rfc(at), ["revoker_type"] = "MERCHANT" } }, at, null);

    /// <summary>Makes an event of a type without sending it.</summary>
    public JsonObject Envelope(string type, string dataType, string id, JsonObject? thing, long at, string? location)
    {
        var data = new JsonObject { ["type"] = dataType, ["id"] = id };
        if (thing is not null)
        {
            data["object"] = thing;
        }

        var envelope = new JsonObject { ["merchant_id"] = names.Merchant };
        if (location is not null)
        {
            envelope["location_id"] = location;
        }

        envelope["type"] = type;
        envelope["event_id"] = NewId();
        envelope["created_at"] = SquareCatalog.Rfc(at);
        envelope["data"] = data;
        return envelope;
    }

    /// <summary>Gives the headers of one attempt.</summary>
    public static IEnumerable<(string Name, string Value)> Headers(WebhookSubscription to, byte[] body, int attempt, DateTimeOffset first)
    {
        yield return ("x-square-hmacsha256-signature", Sign(to.Key, to.Url, body));
        yield return ("square-environment", "Sandbox");
        yield return ("square-initial-delivery-timestamp", first.ToString("O"));
        if (attempt > 0)
        {
            yield return ("square-retry-number", attempt.ToString(System.Globalization.CultureInfo.InvariantCulture));
            yield return ("square-retry-reason", "http_error");
        }
    }

    /// <summary>Sends an event once more, byte for byte the same event id.</summary>
    public void Resend(JsonObject envelope)
    {
        var body = JsonBody.Bytes(envelope);
        var first = time.GetUtcNow();
        foreach (var to in With(all => all.Where(item => item.Enabled && item.Types.Contains(envelope.Text("type"), StringComparer.Ordinal)).ToArray()))
        {
            sender.Send(new Uri(to.Url), body, attempt => Headers(to, body, attempt, first));
        }
    }

    private static string NewId() => Guid.NewGuid().ToString();

    private string Send(string type, string dataType, string id, JsonObject thing, long at, string? location)
    {
        var envelope = Envelope(type, dataType, id, thing, at, location);
        Resend(envelope);
        return envelope.Text("event_id")!;
    }
}
