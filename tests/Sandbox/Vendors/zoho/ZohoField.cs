using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The definition of a field.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The API name.</param>
/// <param name="Label">The label.</param>
/// <param name="Kind">The type.</param>
/// <param name="IsCustom">Whether the account made it.</param>
/// <param name="IsUnique">Whether no two records may share a value.</param>
/// <param name="IsMandatory">Whether a record must have it.</param>
/// <param name="IsReadOnly">Whether writes are passed over.</param>
/// <param name="Choices">The words of a pick list.</param>
internal sealed record ZohoField(long Id, string Name, string Label, string Kind, bool IsCustom, bool IsUnique, bool IsMandatory, bool IsReadOnly, IReadOnlyList<string> Choices)
{
    /// <summary>Writes it.</summary>
    public JsonObject ToJson()
    {
        var id = Id.ToString(CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["associated_module"] = null,
            ["webhook"] = true,
            ["operation_type"] = new JsonObject { ["web_update"] = !IsReadOnly, ["api_create"] = !IsReadOnly, ["web_create"] = !IsReadOnly, ["api_update"] = !IsReadOnly },
            ["colour_code_enabled_by_system"] = false,
            ["field_label"] = Label,
            ["tooltip"] = null,
            ["type"] = "used",
            ["field_read_only"] = IsReadOnly,
            ["customizable_properties"] = null,
            ["display_label"] = Label,
            ["read_only"] = IsReadOnly,
            ["association_details"] = null,
            ["businesscard_supported"] = true,
            ["multi_module_lookup"] = null,
            ["id"] = id,
            ["created_time"] = null,
            ["filterable"] = true,
            ["visible"] = true,
            ["profiles"] = new JsonArray(new JsonObject { ["permission_type"] = "read_write", ["name"] = "Administrator", ["id"] = "4150868000000031157" }),
            ["view_type"] = new JsonObject { ["view"] = true, ["edit"] = !IsReadOnly, ["quick_create"] = false, ["create"] = !IsReadOnly },
            ["separator"] = false,
            ["searchable"] = true,
            ["history_tracking_enabled"] = false,
            ["external"] = null,
            ["api_name"] = Name,
            ["parent_field"] = null,
            ["unique"] = IsUnique ? new JsonObject { ["case_sensitive"] = false } : new JsonObject(),
            ["enable_colour_code"] = false,
            ["pick_list_values"] = new JsonArray([.. Choices.Select((word, i) => (JsonNode)new JsonObject
            {
                ["display_value"] = word,
                ["sequence_number"] = i + 1,
                ["reference_value"] = word,
                ["colour_code"] = "#1980d8",
                ["actual_value"] = word,
                ["id"] = (Id + 1 + i).ToString(CultureInfo.InvariantCulture),
                ["type"] = "used",
            })]),
            ["system_mandatory"] = IsMandatory,
            ["private"] = null,
            ["json_type"] = Kind switch { "integer" => "integer", "boolean" => "boolean", "double" or "currency" => "double", "lookup" or "ownerlookup" => "jsonobject", "multiselectpicklist" => "jsonarray", _ => "string" },
            ["length"] = Kind == "text" ? 255 : 120,
            ["data_type"] = Kind,
            ["custom_field"] = IsCustom,
            ["created_source"] = "default",
            ["display_type"] = -1,
            ["ui_type"] = 1,
            ["virtual_field"] = false,
            ["mass_update"] = !IsReadOnly,
            ["display_field"] = false,
            ["sortable"] = true,
            ["pick_list_values_sorted_lexically"] = false,
            ["global_picklist"] = null,
            ["crypt"] = null,
            ["email_parser"] = new JsonObject { ["fields_update_supported"] = true, ["record_operations_supported"] = true },
            ["currency"] = new JsonObject(),
            ["lookup"] = new JsonObject(),
            ["multiselectlookup"] = new JsonObject(),
            ["auto_number"] = new JsonObject(),
            ["formula"] = new JsonObject(),
            ["rollup_summary"] = new JsonObject(),
            ["decimal_place"] = null,
            ["quick_sequence_number"] = "1",
            ["range"] = null,
            ["public"] = false,
            ["convert_mapping"] = new JsonObject(),
            ["subform"] = null,
        };
    }
}
