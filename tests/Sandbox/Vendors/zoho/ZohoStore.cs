using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>All modules, tags and views. Used under the gate's lock only.</summary>
internal sealed class ZohoStore(TimeProvider time)
{
    private readonly Dictionary<(string Field, string Value), long> keys = [];
    private long next;

    /// <summary>Gets the modules by name.</summary>
    public Dictionary<string, ZohoModule> Modules { get; } = ZohoModules.Make();

    /// <summary>Gets the tags of contacts.</summary>
    public ZohoTags Tags { get; } = new();

    /// <summary>Gets the views of contacts.</summary>
    public List<ZohoView> Views { get; } = [];

    /// <summary>Gets or sets how long searches lag behind.</summary>
    public TimeSpan IndexDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets the contacts that are not deleted.</summary>
    public IEnumerable<ZohoRecord> Contacts => Module("Contacts").Living;

    /// <summary>Gives a module, or refuses.</summary>
    public ZohoModule Module(string name) => Modules.GetValueOrDefault(name) ?? throw new ZohoException(400, "INVALID_MODULE", "the module name given seems to be invalid", new JsonObject { ["resource_path_index"] = 0 });

    /// <summary>Takes note of the keys of all contacts there are.</summary>
    public void Index()
    {
        next = Modules.Values.SelectMany(module => module.Records.Keys).Max();
        foreach (var record in Contacts)
        {
            Note(record);
        }
    }

    /// <summary>Says whether a field tells contacts apart: Email by the system, others because they are unique.</summary>
    public bool IsKey(string field) => field == "Email" || Module("Contacts").Find(field)?.IsUnique == true;

    /// <summary>Finds a living record.</summary>
    public ZohoRecord? Find(ZohoModule module, string? id) =>
        long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && Modules[module.Name].Records.TryGetValue(number, out var record) && record.DeletedAt == 0 ? record : null;

    /// <summary>Finds a living contact by a key.</summary>
    public ZohoRecord? FindBy(string field, string value) =>
        keys.TryGetValue((field, value.ToLowerInvariant()), out var id) && Module("Contacts").Records.TryGetValue(id, out var found) && found.DeletedAt == 0 ? found : null;

    /// <summary>Makes a record.</summary>
    public ZohoRecord Create(ZohoModule module, Dictionary<string, JsonNode?> values, long at)
    {
        next += 3;
        var record = new ZohoRecord { Id = next, Module = module, Values = values, Created = at / 1000 * 1000, Modified = at / 1000 * 1000, IndexedAt = Visible() };
        module.Records.Add(record.Id, record);
        Note(record);
        return record;
    }

    /// <summary>Changes a record; null clears.</summary>
    public void Update(ZohoRecord record, Dictionary<string, JsonNode?> values, long at)
    {
        Remember(record);
        Forget(record);
        foreach (var (name, value) in values)
        {
            if (value is null)
            {
                record.Values.Remove(name);
            }
            else
            {
                record.Values[name] = value;
            }
        }

        record.Modified = at / 1000 * 1000;
        Note(record);
    }

    /// <summary>Puts a record in the recycle bin.</summary>
    public void Delete(ZohoRecord record, long at)
    {
        Forget(record);
        record.DeletedAt = at / 1000 * 1000;
    }

    /// <summary>Takes a record out of the recycle bin for good, and what hung on it.</summary>
    public void Erase(ZohoRecord record)
    {
        record.IsErased = true;
        record.Values = [];
        record.Before = null;
        record.Tags.Clear();
        foreach (var module in Modules.Values.Where(module => module.Link is not null))
        {
            foreach (var other in module.Living.Where(other => other.Linked(module.Link!) == record.Id).ToList())
            {
                (other.DeletedAt, other.IsErased, other.Values) = (record.DeletedAt, true, []);
            }
        }
    }

    private long Visible() => time.GetUtcNow().ToUnixTimeMilliseconds() + (long)IndexDelay.TotalMilliseconds;

    private void Remember(ZohoRecord record)
    {
        if (time.GetUtcNow().ToUnixTimeMilliseconds() >= record.IndexedAt)
        {
            record.Before = record.Values.ToDictionary(pair => pair.Key, pair => pair.Value?.DeepClone(), StringComparer.Ordinal);
        }

        record.IndexedAt = Visible();
    }

    private void Note(ZohoRecord record) => Each(record, key => keys[key] = record.Id);

    private void Forget(ZohoRecord record) => Each(record, key => keys.Remove(key));

    private void Each(ZohoRecord record, Action<(string Field, string Value)> use)
    {
        if (record.Module.Name == "Contacts")
        {
            foreach (var field in record.Module.Fields.Where(field => IsKey(field.Name) && record.Text(field.Name) is not null))
            {
                use((field.Name, record.Text(field.Name)!.ToLowerInvariant()));
            }
        }
    }
}
