using System.Globalization;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>All records, by type and id. Used under the gate's lock only.</summary>
internal sealed class HubSpotStore
{
    private readonly Dictionary<string, SortedDictionary<long, HubSpotObject>> types = new(StringComparer.Ordinal);
    private readonly Dictionary<long, long> merged = [];
    private readonly Dictionary<(string Property, string Value), long> unique = [];
    private readonly TimeProvider time;
    private long next;

    /// <summary>Fills the store.</summary>
    public HubSpotStore(HubSpotProperties properties, IEnumerable<HubSpotObject> seed, TimeProvider time)
    {
        Properties = properties;
        this.time = time;
        foreach (var type in HubSpotProperties.Types)
        {
            types[type] = [];
        }

        foreach (var item in seed)
        {
            Insert(item);
        }
    }

    /// <summary>Gets the definitions.</summary>
    public HubSpotProperties Properties { get; }

    /// <summary>Gets or sets how long searches lag behind.</summary>
    public TimeSpan IndexDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Gets or sets what else moves when two contacts become one.</summary>
    public Action<long, long, long>? MergedInto { get; set; }

    /// <summary>Gets the records of a type, archived ones too, by id.</summary>
    public SortedDictionary<long, HubSpotObject> All(string type) => types.GetValueOrDefault(type) ?? throw HubSpotException.Invalid($"Unable to infer object type from: {type}");

    /// <summary>Gets the contacts that are neither archived nor gone.</summary>
    public IEnumerable<HubSpotObject> Contacts => All("contacts").Values.Where(item => item.ArchivedAt == 0);

    /// <summary>Finds a record; the id of one that was merged away finds the one it went into.</summary>
    public HubSpotObject? Find(string type, string? id)
    {
        if (!long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        while (type == "contacts" && merged.TryGetValue(number, out var into))
        {
            number = into;
        }

        return All(type).GetValueOrDefault(number);
    }

    /// <summary>Finds a contact by a unique property.</summary>
    public HubSpotObject? FindBy(string property, string value) =>
        unique.TryGetValue((property, Key(value)), out var id) && All("contacts").TryGetValue(id, out var found) && found.ArchivedAt == 0 ? found : null;

    /// <summary>Says whether no two contacts may share a value of a property.</summary>
    public bool IsUnique(string property) => property == "email" || Properties.Find("contacts", property)?.IsUnique == true;

    /// <summary>Makes a record.</summary>
    public HubSpotObject Create(string type, IEnumerable<KeyValuePair<string, string>> values, long at)
    {
        var item = new HubSpotObject { Id = ++next, Type = type, Created = at, Modified = at };
        item.Before = (item.Values, at, false);
        item.IndexedAt = Visible();
        Insert(item);
        Set(item, values);
        return item;
    }

    /// <summary>Changes a record; an empty text clears. Answers what really changed.</summary>
    public List<(string Name, string Value)> Update(HubSpotObject item, IEnumerable<KeyValuePair<string, string>> values, long at)
    {
        Remember(item);
        var changed = Set(item, values);
        item.Modified = at;
        return changed;
    }

    /// <summary>Archives a record.</summary>
    public void Archive(HubSpotObject item, long at)
    {
        Remember(item);
        (item.ArchivedAt, item.Modified) = (at, at);
    }

    /// <summary>Erases a record for good.</summary>
    public void Erase(HubSpotObject item)
    {
        foreach (var (name, value) in item.Values.Where(pair => IsUnique(pair.Key)))
        {
            unique.Remove((name, Key(value)));
        }

        All(item.Type).Remove(item.Id);
        foreach (var other in types.Values.SelectMany(list => list.Values))
        {
            other.Contacts.Remove(item.Id);
        }
    }

    /// <summary>Makes one record of two; it has an id of its own.</summary>
    public HubSpotObject Merge(HubSpotObject primary, HubSpotObject other, long at)
    {
        var ids = string.Join(';', ((string?[])[primary.Values.GetValueOrDefault("hs_merged_object_ids"), Text(primary.Id), Text(other.Id)]).Where(text => !string.IsNullOrEmpty(text)));
        var values = new Dictionary<string, string>(other.Values, StringComparer.Ordinal);
        foreach (var (name, value) in primary.Values)
        {
            values[name] = value;
        }

        values["hs_merged_object_ids"] = ids;
        var theirs = types.Values.SelectMany(list => list.Values).Where(item => item.Contacts.Contains(primary.Id) || item.Contacts.Contains(other.Id)).ToList();
        Erase(primary);
        Erase(other);
        var survivor = Create("contacts", values, at);
        (merged[primary.Id], merged[other.Id]) = (survivor.Id, survivor.Id);
        theirs.ForEach(item => item.Contacts.Add(survivor.Id));
        MergedInto?.Invoke(primary.Id, other.Id, survivor.Id);
        return survivor;
    }

    /// <summary>Forgets a property and all its values.</summary>
    public void Drop(string name)
    {
        Properties.Of("contacts").RemoveAll(property => property.Name == name);
        foreach (var item in All("contacts").Values)
        {
            item.Values.Remove(name);
        }

        foreach (var key in unique.Keys.Where(key => key.Property == name).ToList())
        {
            unique.Remove(key);
        }
    }

    private static string Key(string value) => value.ToLowerInvariant();

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);

    private long Visible() => time.GetUtcNow().ToUnixTimeMilliseconds() + (long)IndexDelay.TotalMilliseconds;

    private void Insert(HubSpotObject item)
    {
        types[item.Type].Add(item.Id, item);
        next = Math.Max(next, item.Id);
        if (item.Type == "contacts")
        {
            foreach (var (name, value) in item.Values.Where(pair => IsUnique(pair.Key)))
            {
                unique[(name, Key(value))] = item.Id;
            }
        }
    }

    private void Remember(HubSpotObject item)
    {
        if (time.GetUtcNow().ToUnixTimeMilliseconds() >= item.IndexedAt)
        {
            item.Before = (new Dictionary<string, string>(item.Values, StringComparer.Ordinal), item.Modified, item.ArchivedAt == 0);
        }

        item.IndexedAt = Visible();
    }

    private List<(string Name, string Value)> Set(HubSpotObject item, IEnumerable<KeyValuePair<string, string>> values)
    {
        var changed = new List<(string Name, string Value)>();
        foreach (var (name, given) in values)
        {
            var value = Properties.Find(item.Type, name)?.Kind switch
            {
                "datetime" when VendorTime.Read(given) is { } at => VendorTime.Utc(at),
                "date" when VendorTime.Read(given) is { } at => VendorTime.Utc(at)[..10],
                _ => given,
            };
            var old = item.Values.GetValueOrDefault(name);
            if ((old ?? "") == value)
            {
                continue;
            }

            if (item.Type == "contacts" && IsUnique(name))
            {
                if (old is not null)
                {
                    unique.Remove((name, Key(old)));
                }

                if (value.Length > 0)
                {
                    unique[(name, Key(value))] = item.Id;
                }
            }

            if (value.Length == 0)
            {
                item.Values.Remove(name);
            }
            else
            {
                item.Values[name] = value;
            }

            changed.Add((name, value));
        }

        return changed;
    }
}
