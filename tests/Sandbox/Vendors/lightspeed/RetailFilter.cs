using System.Globalization;
using System.Text.RegularExpressions;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>One condition of a query, such as <c>timeStamp=&gt;&lt;,from,until</c>.</summary>
internal sealed class RetailFilter
{
    private static readonly string[] Operators = ["><", ">=", "<=", "!=", "!~", ">", "<", "~", "IN", "="];
    private readonly string how;
    private readonly string[] values;
    private readonly bool isTime;

    private RetailFilter(string field, string how, string[] values)
    {
        (Field, this.how, this.values) = (field, how, values);
        isTime = IsTime(field);
        if (isTime && values.Any(value => Instant(value) is null))
        {
            throw new RetailError(400, $"{field}: {string.Join(",", values)} is not a time.");
        }
    }

    /// <summary>Gets the field.</summary>
    public string Field { get; }

    /// <summary>Reads one.</summary>
    public static RetailFilter Read(string field, string text)
    {
        var how = Array.Find(Operators, word => text.StartsWith(word + ",", StringComparison.Ordinal)) ?? "=";
        var rest = text.StartsWith(how + ",", StringComparison.Ordinal) ? text[(how.Length + 1)..] : text;
        var values = how is "IN" or "><" ? rest.Trim('[', ']').Split(',') : [rest];
        return how switch
        {
            "><" when values.Length != 2 => throw new RetailError(400, $"{field}: >< wants two values."),
            "IN" when values.Length > 100 => throw new RetailError(400, $"{field}: IN takes 100 values at most."),
            _ => new RetailFilter(field, how, [.. values.Select(value => value.Trim().Trim('"'))]),
        };
    }

    /// <summary>Says whether a field holds times.</summary>
    public static bool IsTime(string field) => field.EndsWith("time", StringComparison.OrdinalIgnoreCase) || field.EndsWith("timeStamp", StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a time as whole seconds; null when it is none.</summary>
    public static long? Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at.ToUnixTimeSeconds() : null;

    /// <summary>Says whether a value meets the condition.</summary>
    public bool Holds(string? value) => value is not null && how switch
    {
        "><" => Compare(value, values[0]) >= 0 && Compare(value, values[1]) <= 0,
        ">=" => Compare(value, values[0]) >= 0,
        "<=" => Compare(value, values[0]) <= 0,
        ">" => Compare(value, values[0]) > 0,
        "<" => Compare(value, values[0]) < 0,
        "!=" => Compare(value, values[0]) != 0,
        "IN" => Array.Exists(values, one => Compare(value, one) == 0),
        "~" => IsLike(value),
        "!~" => !IsLike(value),
        _ => Compare(value, values[0]) == 0,
    };

    private int Compare(string value, string given)
    {
        if (isTime)
        {
            return (Instant(value) ?? 0).CompareTo(Instant(given));
        }

        return decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var one) && decimal.TryParse(given, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)
            ? one.CompareTo(other)
            : string.Compare(value, given, StringComparison.OrdinalIgnoreCase);
    }

    private bool IsLike(string value) =>
        Regex.IsMatch(value, "^" + Regex.Escape(values[0]).Replace("%", ".*", StringComparison.Ordinal) + "$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));
}
