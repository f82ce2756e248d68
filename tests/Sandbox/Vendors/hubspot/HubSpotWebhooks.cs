using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The application's subscriptions, and what is sent for them.</summary>
internal sealed class HubSpotWebhooks(HubSpotApp app, WebhookSender sender, TimeProvider time)
{
    private const int Attempts = 5;
    private readonly List<JsonObject> waiting = [];
    private long nextEvent = 3_816_000_000;

    /// <summary>Gets the subscriptions.</summary>
    public List<HubSpotSubscription> All { get; } = [];

    /// <summary>Gets or sets the one address that events go to.</summary>
    public string? Target { get; set; }

    /// <summary>Gets or sets the version of the signature sent beside the third.</summary>
    public string Legacy { get; set; } = "v1";

    /// <summary>Gets or sets a value indicating whether nothing is sent.</summary>
    public bool IsMuted { get; set; }

    /// <summary>Subscribes to a type of event.</summary>
    public HubSpotSubscription Add(string type, string? property, bool isActive)
    {
        var item = new HubSpotSubscription { Id = All.Count + 25, Type = type, Property = property, IsActive = isActive, Created = time.GetUtcNow().ToUnixTimeMilliseconds() };
        All.Add(item);
        return item;
    }

    /// <summary>Tells that a contact was made.</summary>
    public void Made(HubSpotObject item, string source)
    {
        if (item.Type == "contacts")
        {
            Put("contact.creation", null, item.Id, item.Modified, source, fields => fields["changeFlag"] = "NEW");
            Changed(item, [.. item.Values.Select(pair => (pair.Key, pair.Value))], source);
        }
    }

    /// <summary>Tells which properties of a contact changed.</summary>
    public void Changed(HubSpotObject item, IReadOnlyList<(string Name, string Value)> changed, string source)
    {
        foreach (var (name, value) in item.Type == "contacts" ? changed : [])
        {
            Put("contact.propertyChange", name, item.Id, item.Modified, source, fields =>
            {
                fields["propertyName"] = name;
                fields["propertyValue"] = value;
            });
        }
    }

    /// <summary>Tells that a contact is gone.</summary>
    public void Gone(HubSpotObject item, string type)
    {
        if (item.Type == "contacts")
        {
            Put(type, null, item.Id, time.GetUtcNow().ToUnixTimeMilliseconds(), "CRM_UI", fields => fields["changeFlag"] = "DELETED");
        }
    }

    /// <summary>Tells that two contacts became one.</summary>
    public void Merged(long primary, long other, HubSpotObject survivor) => Put("contact.merge", null, primary, survivor.Modified, "CRM_UI", fields =>
    {
        fields["primaryObjectId"] = primary;
        fields["mergedObjectIds"] = new JsonArray(primary, other);
        fields["newObjectId"] = survivor.Id;
        fields["numberOfPropertiesMoved"] = survivor.Values.Count;
    });

    /// <summary>Sends what has come together, a hundred events at most in one request.</summary>
    public void Flush(bool twice = false)
    {
        foreach (var batch in waiting.Chunk(100))
        {
            if (Target is not null && !IsMuted)
            {
                for (var i = 0; i < (twice ? 2 : 1); i++)
                {
                    _ = SendAsync(new Uri(Target), [.. batch.Select(item => (JsonObject)item.DeepClone())]);
                }
            }
        }

        waiting.Clear();
    }

    /// <summary>Gives the headers of a body sent to an address.</summary>
    public IEnumerable<(string Name, string Value)> Headers(string uri, byte[] body)
    {
        var (text, timestamp) = (Encoding.UTF8.GetString(body), time.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        yield return ("X-HubSpot-Signature", Legacy == "v2" ? HubSpotSignature.Second(app.Secret, "POST", uri, text) : HubSpotSignature.First(app.Secret, text));
        yield return ("X-HubSpot-Signature-Version", Legacy);
        yield return ("X-HubSpot-Request-Timestamp", timestamp);
        yield return ("X-HubSpot-Signature-v3", HubSpotSignature.Third(app.Secret, "POST", uri, text, timestamp));
    }

    // The generic types carry the type's id; the classic ones do not.
    private void Put(string type, string? property, long id, long at, string source, Action<JsonObject> more)
    {
        foreach (var to in All.Where(item => item.IsActive && (item.Type == type || item.Type == type.Replace("contact.", "object.", StringComparison.Ordinal)) && (property is null || item.Property == property)))
        {
            var fields = new JsonObject { ["objectId"] = id };
            more(fields);
            if (to.Type.StartsWith("object.", StringComparison.Ordinal))
            {
                fields["objectTypeId"] = "0-1";
                fields.Remove("changeFlag");
            }

            fields["changeSource"] = source;
            fields["sourceId"] = source == "CRM_UI" ? "userId:882761034" : app.AppId.ToString(CultureInfo.InvariantCulture);
            fields["eventId"] = ++nextEvent;
            fields["subscriptionId"] = to.Id;
            fields["portalId"] = app.PortalId;
            fields["appId"] = app.AppId;
            fields["occurredAt"] = at;
            fields["subscriptionType"] = to.Type;
            fields["attemptNumber"] = 0;
            waiting.Add(fields);
        }
    }

    private async Task SendAsync(Uri address, IReadOnlyList<JsonObject> events)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            foreach (var item in events)
            {
                item["attemptNumber"] = attempt;
            }

            var body = JsonBody.Bytes(new JsonArray([.. events.Select(item => item.DeepClone())]));
            if (await sender.SendOnceAsync(address, body, Headers(address.OriginalString, body), attempt) is >= 200 and < 300)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(1 << attempt), time);
        }
    }
}
