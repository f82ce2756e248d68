using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The calls that manage the application's webhooks; they want the developer's key.</summary>
internal sealed class HubSpotWebhooksApi(HubSpotGate gate, HubSpotWebhooks webhooks, HubSpotApp app)
{
    private static readonly string[] Things = ["creation", "deletion", "merge", "restore", "propertyChange", "associationChange", "privacyDeletion"];
    private static readonly string[] Never = ["hs_lastmodifieddate", "lastmodifieddate", "num_unique_conversion_events"];
    private int concurrency = 10;

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        Map(routes, "GET", "/settings", _ => webhooks.Target is null ? throw HubSpotException.NotFound("No webhook settings exist.") : HubSpotAnswer.Ok(Settings()));
        Map(routes, "PUT", "/settings", call =>
        {
            var target = call.Body.Text("targetUrl");
            if (!Uri.TryCreate(target, UriKind.Absolute, out var address) || (address.Scheme != "https" && !address.IsLoopback))
            {
                throw HubSpotException.Invalid("targetUrl must be an HTTPS address.", "INVALID_URL", "targetUrl");
            }

            var wanted = (int)(call.Body.Child("throttling").Number("maxConcurrentRequests") ?? 10);
            if (wanted <= 5)
            {
                throw HubSpotException.Invalid("maxConcurrentRequests must be greater than 5.");
            }

            (webhooks.Target, concurrency) = (target, wanted);
            call.TookEffect();
            return HubSpotAnswer.Ok(Settings());
        });
        Map(routes, "DELETE", "/settings", call =>
        {
            webhooks.Target = null;
            call.TookEffect();
            return HubSpotAnswer.Empty;
        });
        Map(routes, "GET", "/subscriptions", _ => HubSpotAnswer.Ok(new JsonObject { ["results"] = new JsonArray([.. webhooks.All.Select(item => (JsonNode)Show(item))]) }));
        Map(routes, "POST", "/subscriptions", Create);
        Map(routes, "GET", "/subscriptions/{id}", call => HubSpotAnswer.Ok(Show(Find(call))));
        Map(routes, "PATCH", "/subscriptions/{id}", call =>
        {
            var item = Find(call);
            item.IsActive = call.Body.Flag("active") ?? item.IsActive;
            call.TookEffect();
            return HubSpotAnswer.Ok(Show(item));
        });
        Map(routes, "DELETE", "/subscriptions/{id}", call =>
        {
            webhooks.All.Remove(Find(call));
            call.TookEffect();
            return HubSpotAnswer.Empty;
        });
        Map(routes, "POST", "/subscriptions/batch/update", call =>
        {
            var changed = call.Inputs(100).Select(input =>
            {
                var item = webhooks.All.Find(known => known.Id == (long)(input.Number("id") ?? 0)) ?? throw HubSpotException.NotFound();
                item.IsActive = input.Flag("active") ?? item.IsActive;
                return (JsonNode)Show(item);
            }).ToArray();
            call.TookEffect();
            return HubSpotAnswer.Ok(new JsonObject { ["status"] = "COMPLETE", ["results"] = new JsonArray(changed) });
        });
    }

    private static JsonObject Show(HubSpotSubscription item)
    {
        var json = new JsonObject
        {
            ["id"] = item.Id.ToString(CultureInfo.InvariantCulture),
            ["createdAt"] = VendorTime.Utc(item.Created),
            ["active"] = item.IsActive,
            ["eventType"] = item.Type,
        };
        if (item.Property is not null)
        {
            json["propertyName"] = item.Property;
        }

        if (item.Type.StartsWith("object.", StringComparison.Ordinal))
        {
            json["objectTypeId"] = "0-1";
        }

        return json;
    }

    private void Map(IEndpointRouteBuilder routes, string method, string rest, Func<HubSpotCall, HubSpotAnswer> answer) =>
        gate.Map(routes, method, "webhooks", rest, HubSpotGate.Developer, call =>
            call.Route("appId") == app.AppId.ToString(CultureInfo.InvariantCulture) ? answer(call) : throw HubSpotException.NotFound("No app of that id exists."));

    private JsonObject Settings() => new()
    {
        ["targetUrl"] = webhooks.Target,
        ["throttling"] = new JsonObject { ["maxConcurrentRequests"] = concurrency, ["period"] = "SECONDLY" },
        ["createdAt"] = "2026-11-01T00:00:00.000Z",
    };

    private HubSpotSubscription Find(HubSpotCall call) => webhooks.All.Find(item => item.Id.ToString(CultureInfo.InvariantCulture) == call.Route("id")) ?? throw HubSpotException.NotFound();

    private HubSpotAnswer Create(HubSpotCall call)
    {
        var (type, property) = (call.Body.Text("eventType") ?? "", call.Body.Text("propertyName"));
        var parts = type.Split('.');
        if (parts is not ["contact" or "object", var thing] || !Things.Contains(thing, StringComparer.Ordinal))
        {
            throw HubSpotException.Invalid($"{type} is not an event type.", "INVALID_EVENT_TYPE", "eventType");
        }

        if (thing == "propertyChange" ? property is null || Never.Contains(property, StringComparer.Ordinal) : property is not null)
        {
            throw HubSpotException.Invalid($"{property ?? "No property"} cannot be subscribed with {type}.", "INVALID_PROPERTY", "propertyName");
        }

        if (webhooks.All.Count >= 1000 || webhooks.All.Exists(known => known.Type == type && known.Property == property))
        {
            throw HubSpotException.Of(409, "CONFLICT", "That subscription exists, or there are a thousand.");
        }

        call.TookEffect();
        return new HubSpotAnswer(201, Show(webhooks.Add(type, property, call.Body.Flag("active") ?? false)));
    }
}
