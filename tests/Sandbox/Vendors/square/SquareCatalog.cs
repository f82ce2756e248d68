using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>The catalogue as it stands: whole objects, and what is left of deleted ones.</summary>
internal sealed class SquareCatalog
{
    private readonly Dictionary<string, JsonObject> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> parents = new(StringComparer.Ordinal);

    /// <summary>Begins with the menu.</summary>
    public SquareCatalog(SquareNames names)
    {
        foreach (var thing in SquareMenu.Objects(names))
        {
            Put(thing);
        }

        LatestMs = names.CatalogVersion;
    }

    /// <summary>Gets the lock that callers hold while they read or write.</summary>
    public Lock Gate { get; } = new();

    /// <summary>Gets when the catalogue last changed.</summary>
    public long LatestMs { get; private set; }

    /// <summary>Gets the objects that stand by themselves, deleted ones too, in the order they came.</summary>
    public IEnumerable<JsonObject> All => objects.Values;

    /// <summary>Gives an instant as the vendor writes it.</summary>
    public static string Rfc(long unixMs) => DateTimeOffset.FromUnixTimeMilliseconds(unixMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Names the property that holds an object's data.</summary>
    public static string DataOf(string type) => type == "ITEM_OPTION_VAL" ? "item_option_value_data" : type.ToLowerInvariant() + "_data";

    /// <summary>Gives the objects nested in one: variations of an item, modifiers of a list.</summary>
    public static IEnumerable<JsonObject> Nested(JsonObject thing) =>
        thing.Child("item_data").Objects("variations").Concat(thing.Child("modifier_list_data").Objects("modifiers"));

    /// <summary>Finds a live object, nested ones too.</summary>
    public JsonObject? Find(string id) => FindAny(id) is { } thing && thing.Flag("is_deleted") != true && ParentOf(id).Flag("is_deleted") != true ? thing : null;

    /// <summary>Finds an object, deleted ones too.</summary>
    public JsonObject? FindAny(string id) => objects.TryGetValue(id, out var thing) ? thing
        : parents.TryGetValue(id, out var parent) && objects.TryGetValue(parent, out var whole) ? Nested(whole).FirstOrDefault(nested => nested.Text("id") == id)
        : null;

    /// <summary>Finds the object that a nested one stands in.</summary>
    public JsonObject? ParentOf(string id) => parents.TryGetValue(id, out var parent) ? objects.GetValueOrDefault(parent) : null;

    /// <summary>Puts an object in, in place of an earlier state of it.</summary>
    public void Put(JsonObject thing)
    {
        objects[thing.Text("id")!] = thing;
        foreach (var nested in Nested(thing))
        {
            parents[nested.Text("id")!] = thing.Text("id")!;
        }

        LatestMs = Math.Max(LatestMs, (long)(thing.Number("version") ?? 0));
    }

    /// <summary>Deletes an object and what is nested in it; answers the ids.</summary>
    public List<string> Delete(string id, long at)
    {
        if (Find(id) is not { } thing)
        {
            return [];
        }

        LatestMs = at;
        if (ParentOf(id) is { } parent)
        {
            var list = (JsonArray)thing.Parent!;
            list.Remove(thing);
            Stamp(parent, at);
            parents.Remove(id);
            return [id];
        }

        thing["is_deleted"] = true;
        Stamp(thing, at);
        return [id, .. Nested(thing).Select(nested => nested.Text("id")!)];
    }

    /// <summary>Notes when an object changed.</summary>
    public static void Stamp(JsonObject thing, long at)
    {
        thing["updated_at"] = Rfc(at);
        thing["version"] = at;
    }
}
