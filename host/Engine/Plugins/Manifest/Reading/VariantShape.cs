using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Reads one variant.</summary>
internal static class VariantShape
{
    private static readonly string[] Known =
    [
        "id", "base_url", "sandbox_url", "retired_urls", "origins", "credentials", "budgets", "options",
        "offers", "gaps", "other_types", "data_classes", "needs", "feeds",
        "chosen_by", "default", "hosts", "versions",
    ];

    /// <summary>Reads it; what is wrong goes to the log.</summary>
    public static ManifestVariant Read(YamlNode node, string path, ManifestLog log)
    {
        var keys = new ManifestKeys(node, path, Known, log);
        if (node is not YamlMap)
        {
            return new ManifestVariant { BaseUrl = "" };
        }

        var otherTypes = keys.Map("other_types", (schema, at) => ReadSchema(schema, at, keys));
        var ownTypes = otherTypes.Keys.ToList();
        var offers = keys.Texts("offers", required: true, text => ManifestChecks.Capability(text, ownTypes));
        var feeds = offers.Where(offer => offer.StartsWith("feed.", StringComparison.Ordinal)).Select(offer => offer["feed.".Length..]).ToList();
        var variant = new ManifestVariant
        {
            Id = keys.Text("id", check: ManifestChecks.Id),
            BaseUrl = keys.Text("base_url", required: true, ManifestChecks.Url),
            SandboxUrl = keys.OptionalText("sandbox_url", check: ManifestChecks.Url),
            RetiredUrls = keys.Texts("retired_urls", check: ManifestChecks.Url),
            Origins = keys.Texts("origins", check: ManifestChecks.Url),
            Credentials = keys.List("credentials", (item, at) => CredentialShape.Read(item, at, log)),
            Budgets = keys.List("budgets", (item, at) => PartShapes.ReadBudget(item, at, log)),
            Options = keys.List("options", (item, at) => PartShapes.ReadOption(item, at, log)),
            Offers = offers,
            Gaps = keys.List("gaps", (item, at) => PartShapes.ReadGap(item, at, log)),
            OtherTypes = otherTypes,
            DataClasses = keys.Map("data_classes", (item, at) => ReadClasses(item, at, keys)),
            Needs = keys.Texts("needs", check: ManifestChecks.OneOf("drop-folder")),
            ChosenBy = keys.Map("chosen_by", (item, at) => keys.Item(item, at)),
            IsDefault = keys.OptionalText("default", check: ManifestChecks.OneOf("true", "false")) == "true",
            Hosts = keys.Texts("hosts", check: ManifestChecks.Host),
            Versions = keys.Texts("versions"),
            Feeds = keys.List("feeds", (item, at) => PartShapes.ReadFeed(item, at, log)),
        };
        CheckFeedNames(keys, variant, feeds);
        return variant;
    }

    private static void CheckFeedNames(ManifestKeys keys, ManifestVariant variant, List<string> feeds)
    {
        var named = variant.Feeds.Select((feed, index) => (feed.Feed, Key: $"feeds[{index}].feed"))
            .Concat(variant.DataClasses.Keys.Select(feed => (Feed: feed, Key: $"data_classes.{feed}")));
        foreach (var (feed, key) in named.Where(pair => pair.Feed.Length > 0 && !feeds.Contains(pair.Feed)))
        {
            var suggestion = feed.StartsWith("feed.", StringComparison.Ordinal) ? $"Write {feed["feed.".Length..]}." : $"Offered are: {string.Join(", ", feeds)}.";
            keys.Log.Add(keys.Find(key.Split('[', '.')[0])!, keys.PathOf(key), "MANIFEST_INVALID_VALUE", $"\"{feed}\" is no feed that offers names.", suggestion);
        }
    }

    private static string ReadSchema(YamlNode node, string path, ManifestKeys keys)
    {
        var text = keys.Item(node, path);
        try
        {
            using var schema = JsonDocument.Parse(text.Length == 0 ? "{}" : text);
            if (schema.RootElement.ValueKind != JsonValueKind.Object)
            {
                keys.Log.Add(node, path, "MANIFEST_INVALID_VALUE", $"{path} must hold a JSON schema, which is an object.");
            }
        }
        catch (JsonException)
        {
            keys.Log.Add(node, path, "MANIFEST_INVALID_VALUE", $"{path} must hold a JSON schema, and this is not JSON.");
        }

        return text;
    }

    private static IReadOnlyList<string> ReadClasses(YamlNode node, string path, ManifestKeys keys)
    {
        if (node is YamlList list)
        {
            return [.. list.Items.Select((item, index) => keys.Item(item, $"{path}[{index}]", ManifestChecks.Id))];
        }

        keys.Log.Add(node, path, "MANIFEST_WRONG_TYPE", $"{path} must be a list, and this is {node.Kind}.", "Write [guest-contact].");
        return [];
    }
}
