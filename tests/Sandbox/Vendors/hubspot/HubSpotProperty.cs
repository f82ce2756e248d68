using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The definition of a property.</summary>
/// <param name="Name">The internal name.</param>
/// <param name="Label">The label.</param>
/// <param name="Kind">The type.</param>
/// <param name="FieldType">The field type.</param>
/// <param name="Group">The group.</param>
/// <param name="IsUnique">Whether no two records may share a value.</param>
/// <param name="IsReadOnly">Whether writes are refused.</param>
/// <param name="IsOwn">Whether the account made it.</param>
/// <param name="Options">The allowed values of an enumeration.</param>
/// <param name="Created">When it was made.</param>
internal sealed record HubSpotProperty(string Name, string Label, string Kind, string FieldType, string Group, bool IsUnique, bool IsReadOnly, bool IsOwn, IReadOnlyList<string> Options, long Created)
{
    /// <summary>Writes it.</summary>
    public JsonObject ToJson() => new()
    {
        ["updatedAt"] = VendorTime.Utc(Created),
        ["createdAt"] = VendorTime.Utc(Created),
        ["name"] = Name,
        ["label"] = Label,
        ["type"] = Kind,
        ["fieldType"] = FieldType,
        ["description"] = "",
        ["groupName"] = Group,
        ["options"] = new JsonArray([.. Options.Select((value, i) => (JsonNode)new JsonObject
        {
            ["label"] = char.ToUpperInvariant(value[0]) + value[1..],
            ["value"] = value,
            ["displayOrder"] = i,
            ["hidden"] = false,
        })]),
        ["displayOrder"] = -1,
        ["calculated"] = false,
        ["externalOptions"] = false,
        ["archived"] = false,
        ["hasUniqueValue"] = IsUnique,
        ["hidden"] = false,
        ["hubspotDefined"] = !IsOwn,
        ["modificationMetadata"] = new JsonObject { ["archivable"] = IsOwn, ["readOnlyDefinition"] = !IsOwn, ["readOnlyValue"] = IsReadOnly },
        ["formField"] = !IsReadOnly,
        ["dataSensitivity"] = "non_sensitive",
    };
}
