using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>A module: its fields and its records.</summary>
internal sealed class ZohoModule
{
    /// <summary>Gets the API name.</summary>
    public required string Name { get; init; }

    /// <summary>Gets the id.</summary>
    public required long Id { get; init; }

    /// <summary>Gets the field that names a record.</summary>
    public required string NameField { get; init; }

    /// <summary>Gets the field that links a record to a contact, or null.</summary>
    public string? Link { get; init; }

    /// <summary>Gets the definitions.</summary>
    public required List<ZohoField> Fields { get; init; }

    /// <summary>Gets the records by id, deleted ones too.</summary>
    public SortedDictionary<long, ZohoRecord> Records { get; } = [];

    /// <summary>Gets the records that are not deleted.</summary>
    public IEnumerable<ZohoRecord> Living => Records.Values.Where(record => record.DeletedAt == 0);

    /// <summary>Finds a definition.</summary>
    public ZohoField? Find(string name) => Fields.Find(field => field.Name == name);

    /// <summary>Writes the module.</summary>
    public JsonObject ToJson() => new()
    {
        ["global_search_supported"] = true,
        ["public_fields_configured"] = false,
        ["recycle_bin_on_delete"] = true,
        ["has_more_profiles"] = false,
        ["sub_menu_available"] = true,
        ["profile_count"] = 1,
        ["deletable"] = true,
        ["description"] = null,
        ["id"] = Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["api_name"] = Name,
        ["module_name"] = Name,
        ["plural_label"] = Name,
        ["singular_label"] = Name.TrimEnd('s'),
        ["generated_type"] = "default",
        ["api_supported"] = true,
        ["editable"] = true,
        ["creatable"] = true,
        ["viewable"] = true,
        ["profiles"] = new JsonArray(new JsonObject { ["id"] = "4150868000000031157", ["name"] = "Administrator" }),
        ["status"] = "visible",
        ["sequence_number"] = 1,
    };
}
