using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The calls about channels.</summary>
internal sealed class ZohoWatchApi(ZohoGate gate, ZohoStore store, ZohoWatch watch)
{
    private const string Path = "/v8/actions/watch";

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        gate.Map(routes, "POST", Path, "ZohoCRM.notifications.CREATE", call => Each(call, 201, "Successfully subscribed for actions-watch of the given module", input => Put(call, input)));
        gate.Map(routes, "PUT", Path, "ZohoCRM.notifications.UPDATE", call => Each(call, 200, "Successfully updated the actions-watch details", input =>
        {
            Known(input);
            return Put(call, input);
        }));
        gate.Map(routes, "PATCH", Path, "ZohoCRM.notifications.UPDATE", call => Each(call, 200, "Successfully updated the actions-watch details", Change));
        gate.Map(routes, "GET", Path, "ZohoCRM.notifications.READ", call =>
        {
            var found = watch.Live.Where(channel => (call.Query("channel_id") is not { } id || id == channel.Id.ToString(CultureInfo.InvariantCulture))
                && (call.Query("module") is not { } module || channel.Events.Any(name => name.StartsWith(module + ".", StringComparison.Ordinal)))).ToList();
            return found.Count == 0 ? ZohoAnswer.Empty : ZohoAnswer.Ok(new JsonObject
            {
                ["watch"] = new JsonArray([.. found.Select(channel => (JsonNode)channel.ToJson())]),
                ["info"] = new JsonObject { ["per_page"] = 200, ["count"] = found.Count, ["page"] = 1, ["more_records"] = false },
            });
        });
        gate.Map(routes, "DELETE", Path, "ZohoCRM.notifications.DELETE", call =>
        {
            var ids = call.QueryList("channel_ids");
            return ids.Count == 0 ? throw ZohoException.Missing("channel_ids") : Answer(200, [.. ids.Select(id =>
            {
                if (!long.TryParse(id, CultureInfo.InvariantCulture, out var number) || !watch.All.Remove(number, out var channel))
                {
                    return ZohoException.Entry("INVALID_DATA", "the id given seems to be invalid", new JsonObject { ["channel_id"] = id });
                }

                call.TookEffect();
                var named = channel.ToEvent();
                return Done("Successfully unsubscribed from actions-watch of the given module", new JsonObject { ["resource_uri"] = named["resource_uri"]!.DeepClone(), ["resource_id"] = named["resource_id"]!.DeepClone(), ["channel_id"] = id });
            })]);
        });
    }

    private static JsonObject Done(string message, JsonObject details) => new() { ["code"] = "SUCCESS", ["details"] = details, ["message"] = message, ["status"] = "success" };

    private static ZohoAnswer Answer(int status, List<JsonObject> entries) => new(
        entries.TrueForAll(entry => entry.Text("status") == "error") ? 400 : entries.Exists(entry => entry.Text("status") == "error") ? 207 : status,
        new JsonObject { ["watch"] = new JsonArray([.. entries]) });

    private static long ChannelId(JsonObject input) => long.TryParse(input["channel_id"]?.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw ZohoException.Invalid("invalid data", "channel_id");

    private static ZohoAnswer Each(ZohoCall call, int status, string message, Func<JsonObject, ZohoChannel> each)
    {
        var inputs = call.Body.Objects("watch");
        if (inputs.Count is 0 or > 50)
        {
            throw new ZohoException(400, inputs.Count == 0 ? "MANDATORY_NOT_FOUND" : "LIMIT_EXCEEDED", "one to fifty entries are needed", new JsonObject { ["api_name"] = "watch" });
        }

        return Answer(status, [.. inputs.Select(input =>
        {
            try
            {
                var channel = each(input);
                call.TookEffect();
                return Done(message, new JsonObject { ["events"] = new JsonArray(channel.ToEvent()) });
            }
            catch (ZohoException refusal)
            {
                return refusal.Body;
            }
        })]);
    }

    private ZohoChannel Known(JsonObject input) => watch.All.GetValueOrDefault(ChannelId(input)) ?? throw ZohoException.Invalid("the id given seems to be invalid", "channel_id");

    private IReadOnlyList<string> Events(JsonObject input)
    {
        var events = input.Texts("events");
        var wrong = events.FirstOrDefault(name => name.Split('.') is not [var module, "create" or "edit" or "delete" or "all"] || !store.Modules.ContainsKey(module));
        return events.Count == 0 || wrong is not null ? throw ZohoException.Invalid("invalid data", "events") : events;
    }

    private DateTimeOffset Expiry(JsonObject input) => input.Text("channel_expiry") is { } text && (text.Contains('.', StringComparison.Ordinal) || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _))
        ? throw ZohoException.Invalid("invalid data", "channel_expiry")
        : watch.Expiry(input.Text("channel_expiry"));

    private static string? Token(JsonObject input) => input.Text("token") is { Length: > 50 } ? throw ZohoException.Invalid("invalid data", "token") : input.Text("token");

    private static string Url(string? url) => Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == "https" || address.IsLoopback) ? url! : throw ZohoException.Invalid("invalid data", "notify_url");

    private ZohoChannel Put(ZohoCall call, JsonObject input)
    {
        var channel = new ZohoChannel { Id = ChannelId(input), Events = Events(input), Url = Url(input.Text("notify_url")), Token = Token(input), ExpiresAt = Expiry(input), Address = call.Address };
        watch.All[channel.Id] = channel;
        return channel;
    }

    private ZohoChannel Change(JsonObject input)
    {
        var channel = Known(input);
        var events = input.ContainsKey("events") ? Events(input) : [];
        var left = input.Flag("_delete_events") == true ? channel.Events.Except(events, StringComparer.Ordinal) : channel.Events.Union(events, StringComparer.Ordinal);
        channel.Events = left.ToList() is { Count: > 0 } some ? some : throw ZohoException.Invalid("invalid data", "events");
        channel.Url = input.ContainsKey("notify_url") ? Url(input.Text("notify_url")) : channel.Url;
        channel.Token = input.ContainsKey("token") ? Token(input) : channel.Token;
        channel.ExpiresAt = Expiry(input);
        return channel;
    }
}
