using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Abstractions.Tests.Sketches;

/// <summary>A vendor's answer that remembers which of its fields a mapping read, so that a sketch can list the others.</summary>
internal sealed class VendorFields
{
    private readonly JsonElement element;
    private readonly string path;
    private readonly HashSet<string> read;

    private VendorFields(JsonElement element, string path, HashSet<string> read) => (this.element, this.path, this.read) = (element, path, read);

    /// <summary>Opens a file beside the sketch.</summary>
    public static VendorFields Of(string file) =>
        new(JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Sketches", file))).RootElement, "", []);

    /// <summary>Gets the fields that nothing read, arrays as [].</summary>
    public IReadOnlyList<string> Left => [.. Leaves(element, path).Distinct().Where(leaf => !read.Contains(leaf)).Order(StringComparer.Ordinal)];

    public string? Text(string name) => Take(name) is { } value && value.ValueKind is not JsonValueKind.Null
        ? value.ValueKind == JsonValueKind.String ? value.GetString() is { Length: > 0 } text ? text : null : value.GetRawText()
        : null;

    public string Needed(string name) => Text(name) ?? throw new JsonException($"{path}{name} is missing.");

    public decimal? Number(string name) => Text(name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool? Flag(string name) => Text(name) is { } text ? bool.Parse(text) : null;

    public DateTimeOffset? Instant(string name) => Text(name) is { } text ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal) : null;

    public DateOnly? Day(string name) => Text(name) is { } text ? DateOnly.ParseExact(text[..10], "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public Money? Money(string name, string currency) => Number(name) is { } amount ? new Money(amount, currency) : null;

    /// <summary>Goes into an object; one that is not there has no fields.</summary>
    public VendorFields In(string name) => new(element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var inner) ? inner : default, $"{path}{name}.", read);

    /// <summary>Reads a list of objects; a single object is a list of one, an absent one is empty.</summary>
    public IReadOnlyList<VendorFields> Rows(string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var rows))
        {
            return [];
        }

        return rows.ValueKind == JsonValueKind.Array
            ? [.. rows.EnumerateArray().Select(row => new VendorFields(row, $"{path}{name}[].", read))]
            : [new VendorFields(rows, $"{path}{name}.", read)];
    }

    public IReadOnlyList<string> Texts(string name) => Take(name) is { ValueKind: JsonValueKind.Array } list ? [.. list.EnumerateArray().Select(item => item.ToString())] : [];

    private JsonElement? Take(string name)
    {
        read.Add($"{path}{name}");
        read.Add($"{path}{name}[]");
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) ? value : null;
    }

    private static IEnumerable<string> Leaves(JsonElement value, string path) => value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().SelectMany(property => Leaves(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
        JsonValueKind.Array when value.GetArrayLength() > 0 => value.EnumerateArray().SelectMany(item => Leaves(item, $"{path}[]")),
        _ => [path],
    };
}
