using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>One record of any type: texts by property name.</summary>
internal sealed class HubSpotObject
{
    private static readonly string[] Usual = ["createdate", "hs_object_id", "lastmodifieddate"];

    /// <summary>Gets the id.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the type, such as contacts.</summary>
    public required string Type { get; init; }

    /// <summary>Gets the values.</summary>
    public Dictionary<string, string> Values { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Gets the contacts it belongs to.</summary>
    public List<long> Contacts { get; init; } = [];

    /// <summary>Gets when it was made.</summary>
    public required long Created { get; init; }

    /// <summary>Gets or sets when it was last changed.</summary>
    public required long Modified { get; set; }

    /// <summary>Gets or sets when it was archived; zero when it is not.</summary>
    public long ArchivedAt { get; set; }

    /// <summary>Gets or sets what a search still shows, until <see cref="IndexedAt"/>; null when it shows nothing yet.</summary>
    public (Dictionary<string, string> Values, long Modified, bool IsThere)? Before { get; set; }

    /// <summary>Gets or sets when searches see the record as it is.</summary>
    public long IndexedAt { get; set; }

    /// <summary>Gets the name of the property of the last change: contacts have one of their own.</summary>
    public string ModifiedName => Type == "contacts" ? "lastmodifieddate" : "hs_lastmodifieddate";

    /// <summary>Gives a value, those that are worked out too.</summary>
    public string? Value(string name) => Value(name, Values, Modified);

    /// <summary>Gives a value as of given values.</summary>
    public string? Value(string name, Dictionary<string, string> values, long modified) => name switch
    {
        "hs_object_id" => Id.ToString(CultureInfo.InvariantCulture),
        "createdate" or "hs_createdate" => VendorTime.Utc(Created),
        "lastmodifieddate" or "hs_lastmodifieddate" when name == ModifiedName => VendorTime.Utc(modified),
        _ => values.GetValueOrDefault(name),
    };

    /// <summary>Writes the record with the properties asked for; what it lacks is null.</summary>
    public JsonObject ToJson(IEnumerable<string> asked, Dictionary<string, string>? values = null, long modified = 0)
    {
        var (shown, at) = values is null ? (Values, Modified) : (values, modified);
        var properties = new JsonObject();
        foreach (var name in Usual.Select(name => name == "lastmodifieddate" ? ModifiedName : name).Concat(asked).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            properties[name] = Value(name, shown, at);
        }

        var json = new JsonObject
        {
            ["id"] = Id.ToString(CultureInfo.InvariantCulture),
            ["properties"] = properties,
            ["createdAt"] = VendorTime.Utc(Created),
            ["updatedAt"] = VendorTime.Utc(at),
            ["archived"] = ArchivedAt > 0,
        };
        if (ArchivedAt > 0)
        {
            json["archivedAt"] = VendorTime.Utc(ArchivedAt);
        }

        return json;
    }
}
