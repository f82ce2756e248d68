using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Reads the small parts of a variant: budgets, options, gaps, feeds and texts in two languages.</summary>
internal static class PartShapes
{
    /// <summary>Reads a budget.</summary>
    public static ManifestBudget ReadBudget(YamlNode node, string path, ManifestLog log)
    {
        var keys = new ManifestKeys(node, path, ["name", "capacity", "per_second", "concurrent", "shared_by"], log);
        return new ManifestBudget
        {
            Name = keys.Text("name", check: ManifestChecks.Id),
            Capacity = Number(keys, "capacity"),
            PerSecond = Number(keys, "per_second"),
            Concurrent = (int?)Number(keys, "concurrent", whole: true),
            SharedBy = keys.OptionalText("shared_by", check: ManifestChecks.OneOf("connection", "account", "application")) ?? "account",
        };
    }

    /// <summary>Reads an option.</summary>
    public static ManifestOption ReadOption(YamlNode node, string path, ManifestLog log)
    {
        var keys = new ManifestKeys(node, path, ["key", "type", "required", "secret", "location", "values", "description"], log);
        return new ManifestOption
        {
            Key = keys.Text("key", required: node is YamlMap, ManifestChecks.OptionKey),
            Type = keys.OptionalText("type", check: ManifestChecks.OneOf("text", "number", "boolean", "list", "map")) ?? "text",
            IsRequired = Flag(keys, "required"),
            IsSecret = Flag(keys, "secret"),
            IsLocation = Flag(keys, "location"),
            Values = keys.Texts("values"),
            Description = ReadText(keys, "description"),
        };
    }

    /// <summary>Reads a gap.</summary>
    public static ManifestGap ReadGap(YamlNode node, string path, ManifestLog log)
    {
        var keys = new ManifestKeys(node, path, ["capability", "instead"], log);
        return new ManifestGap(keys.Text("capability", required: node is YamlMap, text => ManifestChecks.Capability(text, [])), ReadText(keys, "instead"));
    }

    /// <summary>Reads how a feed is best read.</summary>
    public static ManifestFeed ReadFeed(YamlNode node, string path, ManifestLog log)
    {
        var keys = new ManifestKeys(node, path, ["feed", "every", "overlap", "snapshot_every"], log);
        var required = node is YamlMap;
        return new ManifestFeed(
            keys.Text("feed", required),
            Duration(keys, "every", required) ?? default,
            Duration(keys, "overlap") ?? default,
            Duration(keys, "snapshot_every"));
    }

    private static LocalText ReadText(ManifestKeys keys, string key)
    {
        switch (keys.Find(key))
        {
            case YamlMap map:
                var texts = new ManifestKeys(map, keys.PathOf(key), ["en", "fr"], keys.Log);
                return new LocalText(texts.Text("en", required: true), texts.Text("fr", required: true));
            case { } other:
                keys.Log.Add(other, keys.PathOf(key), "MANIFEST_WRONG_TYPE", $"{keys.PathOf(key)} must be a text in two languages, and this is {other.Kind}.", "Write {en: \"…\", fr: \"…\"}.");
                break;
            default:
                keys.Missing(key);
                break;
        }

        return new LocalText("", "");
    }

    private static double? Number(ManifestKeys keys, string key, bool whole = false)
    {
        string? Check(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1e9 && (!whole || value == Math.Floor(value))
            ? null
            : $"\"{text}\" is no {(whole ? "whole " : "")}number above zero.";
        return keys.OptionalText(key, check: Check) is { Length: > 0 } text && Check(text) is null ? double.Parse(text, CultureInfo.InvariantCulture) : null;
    }

    private static bool Flag(ManifestKeys keys, string key) => keys.OptionalText(key, check: ManifestChecks.OneOf("true", "false")) == "true";

    private static TimeSpan? Duration(ManifestKeys keys, string key, bool required = false) =>
        keys.OptionalText(key, required, text => ManifestChecks.Duration(text) is null ? $"\"{text}\" is no duration such as 90s, 15m, 72h or 1d." : null) is { } written
            ? ManifestChecks.Duration(written)
            : null;
}
