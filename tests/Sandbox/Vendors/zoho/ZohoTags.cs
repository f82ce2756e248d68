using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The tags of contacts.</summary>
internal sealed class ZohoTags
{
    private const long Base = 4150868000000700000;
    private long next = Base;

    /// <summary>Gets the tags by id.</summary>
    public SortedDictionary<long, (string Name, string? Colour, long Made)> All { get; } = [];

    /// <summary>Finds a tag by its name.</summary>
    public long? Find(string name) => All.Where(tag => string.Equals(tag.Value.Name, name, StringComparison.OrdinalIgnoreCase)).Select(tag => (long?)tag.Key).FirstOrDefault();

    /// <summary>Makes a tag.</summary>
    public long Add(string name, string? colour, long at)
    {
        next += 7;
        All.Add(next, (name, colour, at));
        return next;
    }

    /// <summary>Writes a tag as records show it.</summary>
    public JsonObject Brief(long id) => new() { ["name"] = All[id].Name, ["id"] = id.ToString(CultureInfo.InvariantCulture), ["color_code"] = All[id].Colour };

    /// <summary>Writes a tag whole.</summary>
    public JsonObject ToJson(long id) => new()
    {
        ["created_time"] = VendorTime.French(All[id].Made),
        ["modified_time"] = VendorTime.French(All[id].Made),
        ["name"] = All[id].Name,
        ["modified_by"] = ZohoRecord.User(),
        ["id"] = id.ToString(CultureInfo.InvariantCulture),
        ["created_by"] = ZohoRecord.User(),
        ["color_code"] = All[id].Colour,
    };
}
