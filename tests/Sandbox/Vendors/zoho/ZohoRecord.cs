using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>A record of any module.</summary>
internal sealed class ZohoRecord
{
    /// <summary>Gets the user who does everything.</summary>
    public const string UserId = "4150868000000225013";

    /// <summary>Gets the id.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the module.</summary>
    public required ZohoModule Module { get; init; }

    /// <summary>Gets the values by field.</summary>
    public required Dictionary<string, JsonNode?> Values { get; set; }

    /// <summary>Gets the tags by id.</summary>
    public SortedSet<long> Tags { get; init; } = [];

    /// <summary>Gets when it was made.</summary>
    public required long Created { get; init; }

    /// <summary>Gets or sets when it was changed, to the second.</summary>
    public required long Modified { get; set; }

    /// <summary>Gets or sets when it was deleted; zero when it is not.</summary>
    public long DeletedAt { get; set; }

    /// <summary>Gets or sets a value indicating whether it is in the recycle bin no more.</summary>
    public bool IsErased { get; set; }

    /// <summary>Gets or sets what searches still see until <see cref="IndexedAt"/>; null when nothing.</summary>
    public Dictionary<string, JsonNode?>? Before { get; set; }

    /// <summary>Gets or sets when searches see the record as it is.</summary>
    public long IndexedAt { get; set; }

    /// <summary>Gets the id as text.</summary>
    public string IdText => Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>Writes the user.</summary>
    public static JsonObject User() => new() { ["name"] = "Patricia Moulin", ["id"] = UserId };

    /// <summary>Gives a text value, or null.</summary>
    public string? Text(string name) => Values.GetValueOrDefault(name) is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    /// <summary>Gives the id of a looked up record, or zero.</summary>
    public long Linked(string name) => Values.GetValueOrDefault(name) is JsonObject link && long.TryParse(link["id"]?.ToString(), CultureInfo.InvariantCulture, out var id) ? id : 0;

    /// <summary>Gives the name that the vendor shows.</summary>
    public string? Title => Module.NameField == "Full_Name"
        ? string.Join(' ', ((string?[])[Text("First_Name"), Text("Last_Name")]).Where(part => !string.IsNullOrEmpty(part)))
        : Text(Module.NameField);

    /// <summary>Gives a value as it is shown.</summary>
    public JsonNode? Value(string name, ZohoTags tags) => name switch
    {
        "id" => IdText,
        "Full_Name" when Module.NameField == "Full_Name" => Title,
        "Created_Time" => VendorTime.French(Created),
        "Modified_Time" => VendorTime.French(Modified),
        "Created_By" or "Modified_By" => User(),
        "Owner" => new JsonObject { ["name"] = "Patricia Moulin", ["id"] = UserId, ["email"] = "patricia@example.com" },
        "Tag" => new JsonArray([.. Tags.Select(id => (JsonNode)tags.Brief(id))]),
        _ => Values.GetValueOrDefault(name)?.DeepClone(),
    };

    /// <summary>Writes the fields asked for that exist; what is empty is null.</summary>
    public JsonObject ToJson(IEnumerable<string> asked, ZohoTags tags)
    {
        var json = new JsonObject();
        foreach (var name in asked.Where(name => Module.Find(name) is not null).Distinct(StringComparer.Ordinal))
        {
            json[name] = Value(name, tags);
        }

        json["id"] = IdText;
        return json;
    }

    /// <summary>Writes what a write answers.</summary>
    public JsonObject Details() => new()
    {
        ["Modified_Time"] = VendorTime.French(Modified),
        ["Modified_By"] = User(),
        ["Created_Time"] = VendorTime.French(Created),
        ["id"] = IdText,
        ["Created_By"] = User(),
        ["$approval_state"] = "approved",
    };
}
