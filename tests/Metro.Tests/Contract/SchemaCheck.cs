using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>Checks a JSON value against the part of JSON Schema that the supplier contract uses, and refuses a schema that uses more.</summary>
internal sealed class SchemaCheck(JsonObject document)
{
    private static readonly HashSet<string> Known =
    [
        "$ref", "type", "required", "properties", "additionalProperties", "items", "enum", "nullable", "format", "allOf", "description",
        "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "default", "pattern",
    ];

    /// <summary>Lists what is wrong with a value, each with its place.</summary>
    public IReadOnlyList<string> Check(JsonElement value, JsonNode schema, string at = "$")
    {
        var wrong = new List<string>();
        Check(value, Resolve(schema), at, wrong);
        return wrong;
    }

    /// <summary>Follows a reference inside the document.</summary>
    public JsonObject Resolve(JsonNode node)
    {
        while (node["$ref"] is { } reference)
        {
            node = reference.GetValue<string>().TrimStart('#', '/').Split('/').Aggregate((JsonNode)document, (from, name) => from[name] ?? throw new InvalidOperationException($"{reference} leads nowhere."));
        }

        return (JsonObject)node;
    }

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new InvalidOperationException($"The checker does not know the type {type}."),
    };

    private static bool IsOfFormat(string text, string format) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
        "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            && text.Contains('T', StringComparison.Ordinal)
            && (text.EndsWith('Z') || text[^6] is '+' or '-'),
        _ => throw new InvalidOperationException($"The checker does not know the format {format}."),
    };

    private static decimal? Number(JsonObject schema, string name) => schema[name]?.GetValue<decimal>();

    private void Check(JsonElement value, JsonObject schema, string at, List<string> wrong)
    {
        if (schema.FirstOrDefault(pair => !Known.Contains(pair.Key)).Key is { } unknown)
        {
            throw new InvalidOperationException($"The checker does not know {unknown} at {at}.");
        }

        if (value.ValueKind == JsonValueKind.Null)
        {
            wrong.AddRange(schema["nullable"]?.GetValue<bool>() == true ? [] : [$"{at} is null"]);
            return;
        }

        foreach (var part in schema["allOf"] as JsonArray ?? [])
        {
            Check(value, Resolve(part!), at, wrong);
        }

        if (schema["type"]?.GetValue<string>() is { } type && !IsOfType(value, type))
        {
            wrong.Add($"{at} is {value.ValueKind}, not {type}");
            return;
        }

        if (schema["enum"] is JsonArray words && !words.Any(word => word!.GetValue<string>() == value.GetString()))
        {
            wrong.Add($"{at} is \"{value}\", none of {string.Join(", ", words.Select(word => word!.ToString()))}");
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                CheckObject(value, schema, at, wrong);
                break;
            case JsonValueKind.Array:
                CheckArray(value, schema, at, wrong);
                break;
            case JsonValueKind.String:
                CheckText(value.GetString()!, schema, at, wrong);
                break;
            case JsonValueKind.Number when value.GetDecimal() < Number(schema, "minimum") || value.GetDecimal() > Number(schema, "maximum"):
                wrong.Add($"{at} is {value}, out of range");
                break;
            default:
                break;
        }
    }

    private void CheckObject(JsonElement value, JsonObject schema, string at, List<string> wrong)
    {
        var missing = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>()).Where(name => !value.TryGetProperty(name, out _));
        wrong.AddRange(missing.Select(name => $"{at} lacks {name}"));
        foreach (var property in value.EnumerateObject())
        {
            if (schema["properties"]?[property.Name] is { } known)
            {
                Check(property.Value, Resolve(known), $"{at}.{property.Name}", wrong);
            }
            else if (schema["additionalProperties"]?.GetValue<bool>() == false)
            {
                wrong.Add($"{at}.{property.Name} is not in the contract");
            }
        }
    }

    private void CheckArray(JsonElement value, JsonObject schema, string at, List<string> wrong)
    {
        if (value.GetArrayLength() < Number(schema, "minItems") || value.GetArrayLength() > Number(schema, "maxItems"))
        {
            wrong.Add($"{at} has {value.GetArrayLength()} items");
        }

        var index = 0;
        foreach (var item in value.EnumerateArray())
        {
            Check(item, Resolve(schema["items"] ?? throw new InvalidOperationException($"The schema says no items at {at}.")), $"{at}[{index++}]", wrong);
        }
    }

    private static void CheckText(string text, JsonObject schema, string at, List<string> wrong)
    {
        if (text.Length < Number(schema, "minLength") || text.Length > Number(schema, "maxLength"))
        {
            wrong.Add($"{at} has {text.Length} characters");
        }

        if (schema["pattern"]?.GetValue<string>() is { } pattern && !Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)))
        {
            wrong.Add($"{at} is \"{text}\", which does not fit {pattern}");
        }

        if (schema["format"]?.GetValue<string>() is { } format && !IsOfFormat(text, format))
        {
            wrong.Add($"{at} is \"{text}\", not a {format}");
        }
    }
}
