using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>Changes rows in the vendor's own bytes without knowing the vendor's form.</summary>
internal static partial class RowText
{
    /// <summary>Gives a row as text.</summary>
    public static string Of(RawRecord raw) => Encoding.UTF8.GetString(raw.Content.Span);

    /// <summary>Gives a row another text.</summary>
    public static RawRecord With(RawRecord raw, string text) => raw with { Content = Encoding.UTF8.GetBytes(text) };

    /// <summary>Reads a row as a JSON object; null when it is none.</summary>
    public static JsonObject? Json(RawRecord raw)
    {
        try
        {
            return JsonNode.Parse(raw.Content.Span) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Gives the path of every text in a tree, with the text.</summary>
    public static IEnumerable<(string Path, string Text)> Texts(JsonNode? node, string path = "$") => node switch
    {
        JsonObject map => map.SelectMany(pair => Texts(pair.Value, $"{path}['{pair.Key}']")),
        JsonArray list => list.SelectMany((item, at) => Texts(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]"))),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [(path, value.GetValue<string>())],
        _ => [],
    };

    /// <summary>Gives a copy of a tree with every text for which there is another one replaced.</summary>
    public static JsonNode? Replace(JsonNode? node, Func<string, string, string?> replace, string path = "$") => node switch
    {
        JsonObject map => new JsonObject(map.Select(pair => KeyValuePair.Create(pair.Key, Replace(pair.Value, replace, $"{path}['{pair.Key}']")))),
        JsonArray list => new JsonArray([.. list.Select((item, at) => Replace(item, replace, string.Create(CultureInfo.InvariantCulture, $"{path}[{at}]")))]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && replace(path, value.GetValue<string>()) is { } text => JsonValue.Create(text),
        _ => node?.DeepClone(),
    };

    /// <summary>Gives the instants that a text tells with their offset.</summary>
    public static HashSet<DateTimeOffset> Instants(string text) => [.. Times().Matches(text).Select(match => DateTimeOffset.Parse(match.Value, CultureInfo.InvariantCulture))];

    /// <summary>Gives a text in which every instant is another, written as the vendor writes it: in UTC, or with the offset of Paris.</summary>
    public static string WithInstants(string text, DateTimeOffset instant, TimeZoneInfo zone) => Times().Replace(text, match =>
    {
        var isUtc = match.Groups["offset"].Value == "Z";
        var local = isUtc ? instant.ToUniversalTime() : TimeZoneInfo.ConvertTime(instant, zone);
        var offset = isUtc ? "Z" : local.ToString("zzz", CultureInfo.InvariantCulture);
        var fraction = match.Groups["fraction"].Value is { Length: > 0 } digits ? "." + new string('0', digits.Length - 1) : "";
        return local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture) + fraction + (match.Groups["offset"].Value.Contains(':', StringComparison.Ordinal) || isUtc ? offset : offset.Replace(":", "", StringComparison.Ordinal));
    });

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?<fraction>\.\d+)?(?<offset>Z|[+-]\d\d:?\d\d)")]
    private static partial Regex Times();
}
