using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>A channel of notices.</summary>
internal sealed class ZohoChannel
{
    /// <summary>Gets the id, chosen by who made it.</summary>
    public required long Id { get; init; }

    /// <summary>Gets or sets the events, such as Contacts.edit.</summary>
    public required IReadOnlyList<string> Events { get; set; }

    /// <summary>Gets or sets where notices go.</summary>
    public required string Url { get; set; }

    /// <summary>Gets or sets what is echoed in each notice.</summary>
    public string? Token { get; set; }

    /// <summary>Gets or sets when it lapses.</summary>
    public required DateTimeOffset ExpiresAt { get; set; }

    /// <summary>Gets the base of the addresses named in notices.</summary>
    public required string Address { get; init; }

    private string Module => Events[0].Split('.')[0];

    /// <summary>Writes what a call about it answers.</summary>
    public JsonObject ToEvent() => new()
    {
        ["channel_expiry"] = VendorTime.French(ExpiresAt.ToUnixTimeMilliseconds()),
        ["resource_uri"] = $"{Address}/crm/v8/{Module}",
        ["resource_id"] = "4150868000000002179",
        ["resource_name"] = Module,
        ["channel_id"] = Id.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Writes it whole.</summary>
    public JsonObject ToJson()
    {
        var json = ToEvent();
        json["notify_on_related_action"] = false;
        json["return_affected_field_values"] = false;
        json["notify_url"] = Url;
        json["fields"] = null;
        json["notification_condition"] = null;
        json["events"] = new JsonArray([.. Events.Select(name => (JsonNode)name)]);
        json["token"] = Token;
        return json;
    }
}
