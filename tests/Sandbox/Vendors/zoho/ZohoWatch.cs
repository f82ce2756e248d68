using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using Microsoft.AspNetCore.WebUtilities;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The channels that notices go through; they lapse without a word.</summary>
internal sealed class ZohoWatch(WebhookSender sender, TimeProvider time)
{
    private int sent;

    /// <summary>Gets the channels by id.</summary>
    public SortedDictionary<long, ZohoChannel> All { get; } = [];

    /// <summary>Gets or sets a value indicating whether nothing is sent.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Gets or sets a value indicating whether each notice is sent twice.</summary>
    public bool IsDoubled { get; set; }

    /// <summary>Gives the channels that have not lapsed.</summary>
    public IEnumerable<ZohoChannel> Live => All.Values.Where(channel => channel.ExpiresAt > time.GetUtcNow());

    /// <summary>Works out how long a channel lives: a week at most, an hour when that is not said or more.</summary>
    public DateTimeOffset Expiry(string? asked)
    {
        var now = time.GetUtcNow();
        return asked is not null && VendorTime.Read(asked) is { } at && at > now.ToUnixTimeMilliseconds() && at <= now.AddDays(7).ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(at)
            : now.AddHours(1);
    }

    /// <summary>Lets all channels lapse.</summary>
    public int ExpireAll()
    {
        var live = Live.ToList();
        live.ForEach(channel => channel.ExpiresAt = time.GetUtcNow().AddSeconds(-1));
        return live.Count;
    }

    /// <summary>Tells of a change: ids only, and nothing that proves who sends.</summary>
    public void Tell(string module, string operation, IReadOnlyList<string> ids)
    {
        var word = operation switch { "insert" => "create", "update" => "edit", _ => "delete" };
        foreach (var channel in IsMuted ? [] : Live.Where(channel => channel.Events.Contains($"{module}.all", StringComparer.Ordinal) || channel.Events.Contains($"{module}.{word}", StringComparer.Ordinal)))
        {
            var address = new Uri(channel.Url);
            var body = JsonBody.Bytes(new JsonObject
            {
                ["server_time"] = time.GetUtcNow().ToUnixTimeMilliseconds(),
                ["query_params"] = new JsonObject([.. QueryHelpers.ParseQuery(address.Query).Select(pair => KeyValuePair.Create<string, JsonNode?>(pair.Key, pair.Value.ToString()))]),
                ["module"] = module,
                ["resource_uri"] = $"{channel.Address}/crm/v8/{module}",
                ["ids"] = new JsonArray([.. ids.Select(id => (JsonNode)id)]),
                ["affected_fields"] = new JsonArray(),
                ["operation"] = operation,

                // Now a number, now a text.
                ["channel_id"] = sent++ % 2 == 0 ? channel.Id.ToString(CultureInfo.InvariantCulture) : channel.Id,
                ["token"] = channel.Token,
            });
            for (var i = 0; i < (IsDoubled ? 2 : 1); i++)
            {
                sender.Send(address, body, _ => []);
            }
        }
    }
}
