using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>A view that shows contacts by a criterion.</summary>
/// <param name="Id">The id.</param>
/// <param name="Name">The name.</param>
/// <param name="Field">The field, or null for all.</param>
/// <param name="Comparator">equal or greater_equal.</param>
/// <param name="Given">The value compared with.</param>
/// <param name="Made">When it was made.</param>
internal sealed record ZohoView(long Id, string Name, string? Field, string Comparator, string Given, long Made)
{
    /// <summary>Says whether the view shows a contact.</summary>
    public bool Shows(ZohoRecord record) => Field is null || (Comparator == "equal"
        ? string.Equals(record.Text(Field), Given, StringComparison.OrdinalIgnoreCase)
        : record.Values.GetValueOrDefault(Field) is { } value && decimal.Parse(value.ToString(), CultureInfo.InvariantCulture) >= decimal.Parse(Given, CultureInfo.InvariantCulture));

    /// <summary>Writes it.</summary>
    public JsonObject ToJson()
    {
        var json = Plain();
        if (Field is not null)
        {
            json["criteria"] = new JsonObject { ["comparator"] = Comparator, ["field"] = new JsonObject { ["api_name"] = Field, ["id"] = "4150868000000002599" }, ["type"] = "value", ["value"] = Given };
        }

        return json;
    }

    private JsonObject Plain() => new()
    {
        ["display_value"] = Name,
        ["access_type"] = "public",
        ["created_time"] = VendorTime.French(Made),
        ["modified_time"] = VendorTime.French(Made),
        ["system_name"] = Field is null ? "ALLVIEWS" : null,
        ["name"] = Name,
        ["id"] = Id.ToString(CultureInfo.InvariantCulture),
        ["category"] = Field is null ? "public_views" : "created_by_me",
        ["default"] = Field is null,
        ["system_defined"] = Field is null,
        ["locked"] = false,
        ["favorite"] = null,
        ["offline"] = true,
        ["module"] = new JsonObject { ["api_name"] = "Contacts", ["id"] = "4150868000000002179" },
        ["modified_by"] = ZohoRecord.User(),
        ["created_by"] = ZohoRecord.User(),
        ["fields"] = new JsonArray(new JsonObject { ["api_name"] = "Full_Name", ["id"] = "4150868000000002595" }),
        ["sort_by"] = null,
        ["sort_order"] = null,
    };
}
