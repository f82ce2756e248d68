using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The calls that manage subscriptions; they want the application's own token.</summary>
internal sealed class SquareWebhooksApi(SquareGate gate, SquareWebhooks webhooks, WebhookSender sender, IdempotencyStore keys, TimeProvider time)
{
    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        const string Scope = SquareGate.Application;
        gate.Map(routes, "GET", "/v2/webhooks/event-types", Scope, (http, token) => JsonBody.WriteAsync(http, 200, EventTypes(), token));
        gate.Map(routes, "GET", "/v2/webhooks/subscriptions", Scope, (http, token) => JsonBody.WriteAsync(http, 200, webhooks.With(all => new JsonObject { ["subscriptions"] = new JsonArray([.. all.Select(item => ToJson(item, false))]) }), token));
        gate.Map(routes, "POST", "/v2/webhooks/subscriptions", Scope, CreateAsync);
        gate.Map(routes, "GET", "/v2/webhooks/subscriptions/{id}", Scope, (http, token) => AnswerAsync(http, item => Wrap(item, secret: true), token));
        gate.Map(routes, "PUT", "/v2/webhooks/subscriptions/{id}", Scope, UpdateAsync);
        gate.Map(routes, "DELETE", "/v2/webhooks/subscriptions/{id}", Scope, (http, token) => AnswerAsync(http, item =>
        {
            webhooks.With(all => all.Remove(item));
            return [];
        }, token));
        gate.Map(routes, "POST", "/v2/webhooks/subscriptions/{id}/signature-key", Scope, (http, token) => AnswerAsync(http, item =>
        {
            item.Key = NewKey();
            return new JsonObject { ["signature_key"] = item.Key };
        }, token));
        gate.Map(routes, "POST", "/v2/webhooks/subscriptions/{id}/test", Scope, TestAsync);
    }

    private static JsonObject EventTypes() => new()
    {
        ["event_types"] = new JsonArray([.. SquareWebhooks.Types.Select(type => (JsonNode)type)]),
        ["metadata"] = new JsonArray([.. SquareWebhooks.Types.Select(type => (JsonNode)new JsonObject { ["event_type"] = type, ["api_version_introduced"] = "2020-02-26", ["release_status"] = "PUBLIC" })]),
    };

    // The vendor's own example is not RFC 3339, so readers must be lenient here.
    private static string Odd(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " +0000 UTC";

    private static string NewKey() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    private static JsonObject Wrap(WebhookSubscription item, bool secret) => new() { ["subscription"] = ToJson(item, secret) };

    private static JsonObject ToJson(WebhookSubscription item, bool secret)
    {
        var json = new JsonObject
        {
            ["id"] = item.Id,
            ["name"] = item.Name,
            ["enabled"] = item.Enabled,
            ["event_types"] = new JsonArray([.. item.Types.Select(type => (JsonNode)type)]),
            ["notification_url"] = item.Url,
            ["api_version"] = item.Version,
            ["created_at"] = Odd(item.Created),
            ["updated_at"] = Odd(item.Updated),
        };
        if (secret)
        {
            json["signature_key"] = item.Key;
        }

        return json;
    }

    private static IReadOnlyList<string> ReadTypes(JsonObject asked)
    {
        var types = asked.Texts("event_types");
        var wrong = types.FirstOrDefault(type => !SquareWebhooks.Types.Contains(type, StringComparer.Ordinal));
        return wrong is null ? types : throw new SquareException(SquareError.Invalid("INVALID_VALUE", $"{wrong} is not an event type.", "subscription.event_types"));
    }

    private static string ReadUrl(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == "https" || address.IsLoopback)
        ? url!
        : throw new SquareException(SquareError.Invalid("INVALID_VALUE", "notification_url is not an HTTPS address, nor one of this machine.", "subscription.notification_url"));

    private async Task CreateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await SquareGate.BodyAsync(http, cancellationToken);
        var key = body.Text("idempotency_key");
        if (key is not null && SquareIdempotency.Find(http, keys, key, body) is { } before)
        {
            await JsonBody.WriteAsync(http, 200, before, cancellationToken);
            return;
        }

        var asked = body.Child("subscription") ?? throw new SquareException(SquareError.Invalid("MISSING_REQUIRED_PARAMETER", "subscription is missing.", "subscription"));
        var item = new WebhookSubscription
        {
            Id = "wbhk_" + Guid.NewGuid().ToString("N"),
            Name = asked.Text("name") ?? "Subscription",
            Url = ReadUrl(asked.Text("notification_url")),
            Types = ReadTypes(asked),
            Version = asked.Text("api_version") ?? "2025-08-20",
            Key = NewKey(),
            Enabled = asked.Flag("enabled") ?? true,
            Created = time.GetUtcNow(),
            Updated = time.GetUtcNow(),
        };
        webhooks.With(all =>
        {
            all.Add(item);
            return all.Count;
        });
        var answer = JsonBody.Bytes(Wrap(item, secret: true));
        if (key is not null)
        {
            keys.Keep(key, body, answer);
        }

        await JsonBody.WriteAsync(http, 200, answer, cancellationToken);
    }

    private async Task UpdateAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var asked = (await SquareGate.BodyAsync(http, cancellationToken)).Child("subscription") ?? [];
        await AnswerAsync(http, item =>
        {
            item.Name = asked.Text("name") ?? item.Name;
            item.Enabled = asked.Flag("enabled") ?? item.Enabled;
            item.Types = asked.ContainsKey("event_types") ? ReadTypes(asked) : item.Types;
            item.Url = asked.ContainsKey("notification_url") ? ReadUrl(asked.Text("notification_url")) : item.Url;
            item.Version = asked.Text("api_version") ?? item.Version;
            item.Updated = time.GetUtcNow();
            return Wrap(item, secret: false);
        }, cancellationToken);
    }

    private async Task TestAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var asked = await SquareGate.BodyAsync(http, cancellationToken);
        var item = Find(http);
        var type = asked.Text("event_type") ?? (item.Types.Count > 0 ? item.Types[0] : "order.updated");
        var now = time.GetUtcNow();
        var body = JsonBody.Bytes(webhooks.Envelope(type, type.Split('.')[0], Guid.NewGuid().ToString(), null, now.ToUnixTimeMilliseconds(), null));
        var status = await sender.SendOnceAsync(new Uri(item.Url), body, SquareWebhooks.Headers(item, body, 0, now), 0);
        await JsonBody.WriteAsync(
            http,
            200,
            new JsonObject
            {
                ["subscription_test_result"] = new JsonObject
                {
                    ["id"] = Guid.NewGuid().ToString(),
                    ["status_code"] = status == 0 ? 503 : status,
                    ["payload"] = Encoding.UTF8.GetString(body),
                    ["created_at"] = Odd(now),
                    ["updated_at"] = Odd(now),
                },
            },
            cancellationToken);
    }

    private WebhookSubscription Find(HttpContext http) =>
        webhooks.With(all => all.Find(item => item.Id == (string)http.Request.RouteValues["id"]!)) ?? throw new SquareException(SquareError.NotFound());

    private Task AnswerAsync(HttpContext http, Func<WebhookSubscription, JsonObject> answer, CancellationToken cancellationToken) =>
        JsonBody.WriteAsync(http, 200, answer(Find(http)), cancellationToken);
}
