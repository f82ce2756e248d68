using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <content>The values that a block may hold.</content>
internal sealed partial class Block
{
    /// <summary>Reads a single value, whatever it says.</summary>
    public YamlScalar? Scalar(string key)
    {
        var value = Find(key);
        if (value is not (null or YamlScalar))
        {
            WrongType(key, value, "one text");
        }

        return value as YamlScalar;
    }

    /// <summary>Reads a text; a number stays as it is written. Null when it is absent, and empty when its reference is unset.</summary>
    public string? Text(string key) => Scalar(key) is { } scalar ? scalar.IsUnset ? "" : scalar.Value : null;

    /// <summary>Reads a text that must be there.</summary>
    public string Required(string key, string why, string? suggestion = null)
    {
        var value = Find(key);
        if (value is null or YamlScalar { IsUnset: false, Value: "" })
        {
            Missing(key, why, suggestion);
        }

        return Text(key) ?? "";
    }

    /// <summary>Reads yes or no.</summary>
    public bool? Flag(string key)
    {
        if (Scalar(key) is not { IsUnset: false } scalar)
        {
            return null;
        }

        switch (scalar.Value.ToLowerInvariant())
        {
            case "true" or "yes" or "on":
                return true;
            case "false" or "no" or "off":
                return false;
            default:
                problems.Error(scalar, Path(key), ConfigurationCodes.WrongType, $"{Path(key)} must be true or false, and here stands {Shown(scalar)}.");
                return null;
        }
    }

    /// <summary>Reads a number.</summary>
    public double? Number(string key, double min, double max, bool whole = false)
    {
        if (Scalar(key) is not { IsUnset: false } scalar)
        {
            return null;
        }

        const NumberStyles Styles = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!double.TryParse(scalar.Value, Styles, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number) || (whole && number != Math.Floor(number)))
        {
            problems.Error(scalar, Path(key), ConfigurationCodes.WrongType, $"{Path(key)} must be a {(whole ? "whole " : "")}number, and here stands {Shown(scalar)}.");
            return null;
        }

        return number >= min && number <= max ? number : OutOfRange<double>(scalar, key, $"from {Say(min)} to {Say(max)}");
    }

    /// <summary>Reads a whole number.</summary>
    public int? Integer(string key, int min, int max) => (int?)Number(key, min, max, whole: true);

    /// <summary>Reads a span of time. A bare number counts seconds, unless another unit is given.</summary>
    public TimeSpan? Duration(string key, TimeSpan min, TimeSpan max, TimeSpan? unit = null) =>
        Scalar(key) is { IsUnset: false } scalar ? Duration(scalar, key, min, max, unit) : null;

    /// <summary>Reads a span of time from a value that was already found.</summary>
    public TimeSpan? Duration(YamlScalar scalar, string key, TimeSpan min, TimeSpan max, TimeSpan? unit = null)
    {
        if (Durations.Parse(scalar.Value, unit ?? TimeSpan.FromSeconds(1)) is not { } span)
        {
            var bare = unit == TimeSpan.FromDays(1) ? "days" : "seconds";
            problems.Error(scalar, Path(key), ConfigurationCodes.WrongType, $"{Path(key)} must be a number of {bare}, or a text such as 15m, 2h or 1d, and here stands {Shown(scalar)}.");
            return null;
        }

        return span >= min && span <= max ? span : OutOfRange<TimeSpan>(scalar, key, $"from {Durations.Say(min)} to {Durations.Say(max)}");
    }

    /// <summary>Reads a word out of those that exist, whatever its case.</summary>
    public string? Choice(string key, IReadOnlyCollection<string> words)
    {
        if (Scalar(key) is not { IsUnset: false } scalar)
        {
            return null;
        }

        var word = words.FirstOrDefault(word => word.Equals(scalar.Value, StringComparison.OrdinalIgnoreCase));
        if (word is null)
        {
            problems.Error(
                scalar,
                Path(key),
                ConfigurationCodes.UnknownValue,
                $"{Path(key)} must be one of {string.Join(", ", words)}, and here stands {Shown(scalar)}.",
                Nearest.Question(scalar.Value, words));
        }

        return word;
    }

    /// <summary>Reads a list of texts; one text alone is a list of one.</summary>
    public IReadOnlyList<YamlScalar>? Scalars(string key)
    {
        switch (Find(key))
        {
            case null:
                return null;
            case YamlScalar scalar:
                return [scalar];
            case YamlList list when list.Items.All(item => item is YamlScalar { IsNull: false }):
                return [.. list.Items.Cast<YamlScalar>()];
            case YamlList list:
                var wrong = list.Items.First(item => item is not YamlScalar { IsNull: false });
                problems.Error(wrong, Path(key), ConfigurationCodes.WrongType, $"{Path(key)} must be a list of texts, and one of its items is {(wrong.IsNull ? "empty" : Kind(wrong))}.");
                return null;
            case var other:
                WrongType(key, other, "a list of texts");
                return null;
        }
    }

    /// <summary>Quotes a value as it stands in the file, which is never the secret that a reference stands for.</summary>
    public static string Shown(YamlScalar scalar) => scalar.Raw.Length <= 40 ? $"\"{scalar.Raw}\"" : $"\"{scalar.Raw[..40]}…\"";

    private static string Say(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    private TValue? OutOfRange<TValue>(YamlScalar scalar, string key, string range)
        where TValue : struct
    {
        problems.Error(scalar, Path(key), ConfigurationCodes.OutOfRange, $"{Path(key)} is {Shown(scalar)}, and it must be {range}.");
        return null;
    }
}
