using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>One comparison of a field with values given as text.</summary>
internal static class ZohoCondition
{
    /// <summary>Makes the test; searches let "equals" find what contains the text.</summary>
    public static Func<ZohoRecord, Dictionary<string, JsonNode?>, bool> Make(ZohoField field, string? part, string operation, IReadOnlyList<string> given, bool isLoose)
    {
        object? Parse(string? text) => text is null ? null : field.Kind switch
        {
            "datetime" => VendorTime.Read(text) is { } at ? (decimal)at : null,
            "integer" or "bigint" or "double" or "currency" => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => text.ToLowerInvariant(),
        };
        var values = given.Select(Parse).ToList();
        object? Of(ZohoRecord record, Dictionary<string, JsonNode?> fields) => field.Name switch
        {
            "id" => (decimal)record.Id,
            "Created_Time" => (decimal)record.Created,
            "Modified_Time" => (decimal)record.Modified,
            "Full_Name" => record.Title?.ToLowerInvariant(),
            _ => Parse(fields.GetValueOrDefault(field.Name) switch { JsonObject link => link[part ?? "id"]?.ToString(), { } node => node.ToString(), null => null }),
        };
        int? Compare(object? one, object? other) => one is null || other is null ? null : one is decimal number && other is decimal than ? number.CompareTo(than) : string.CompareOrdinal(one.ToString(), other.ToString());
        bool Like(object? value, string pattern) => value is string text && (pattern.Trim('%') is var word && pattern.StartsWith('%') && pattern.EndsWith('%') ? text.Contains(word, StringComparison.Ordinal)
            : pattern.StartsWith('%') ? text.EndsWith(word, StringComparison.Ordinal)
            : pattern.EndsWith('%') ? text.StartsWith(word, StringComparison.Ordinal)
            : text == word);
        Func<object?, bool> test = operation switch
        {
            "=" when isLoose && values[0] is string word => value => value is string text && text.Contains(word, StringComparison.Ordinal),
            "=" => value => Compare(value, values[0]) == 0,
            "!=" => value => Compare(value, values[0]) != 0,
            ">" => value => Compare(value, values[0]) > 0,
            ">=" => value => Compare(value, values[0]) >= 0,
            "<" => value => Compare(value, values[0]) < 0,
            "<=" => value => Compare(value, values[0]) <= 0,
            "between" => value => Compare(value, values[0]) >= 0 && Compare(value, values[1]) <= 0,
            "in" => value => values.Any(other => Compare(value, other) == 0),
            "not in" => value => values.All(other => Compare(value, other) != 0),
            "like" => value => Like(value, (string)values[0]!),
            "not like" => value => !Like(value, (string)values[0]!),
            "is null" => value => value is null,
            "is not null" => value => value is not null,
            _ => throw new ZohoException(400, "INVALID_QUERY", "the operator is not known", new JsonObject { ["operator"] = operation }),
        };
        return (record, fields) => test(Of(record, fields));
    }
}
