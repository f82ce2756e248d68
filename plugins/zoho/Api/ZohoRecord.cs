using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>One record of any module, read by field name: names are each organisation's own.</summary>
internal sealed class ZohoRecord(Dictionary<string, JsonElement> fields)
{
    public string Id => Get("id") ?? throw new JsonException("The record has no id.");

    /// <summary>Gets when it last changed, which every record says.</summary>
    public DateTimeOffset ChangedAt => ZohoText.Instant(Get(ZohoModule.ChangedAt)) ?? throw new JsonException("The record has no Modified_Time.");

    public static ZohoRecord Read(RawRecord raw) => new(JsonSerializer.Deserialize(raw.Content.Span, ZohoJson.Default.DictionaryStringJsonElement) ?? throw new JsonException("The record is null."));

    public string? Get(string field) => fields.TryGetValue(field, out var value) ? ZohoText.Text(value) : null;

    /// <summary>Gets what a field points at.</summary>
    public ZohoRecord? Linked(string field) =>
        fields.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.Object ? new ZohoRecord(value.EnumerateObject().ToDictionary(part => part.Name, part => part.Value)) : null;

    /// <summary>Gets the entries of a list.</summary>
    public IEnumerable<ZohoRecord> List(string field) =>
        fields.TryGetValue(field, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object).Select(item => new ZohoRecord(item.EnumerateObject().ToDictionary(part => part.Name, part => part.Value)))
            : [];
}
