using System.Buffers;
using System.Globalization;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads the options that a plugin declares, each by its type.</summary>
/// <param name="api">The block <c>api:</c>.</param>
internal sealed class OptionReader(Block api)
{
    private readonly SortedDictionary<string, YamlNode> given = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> types = new(StringComparer.Ordinal);

    public Dictionary<string, string> Values { get; } = new(StringComparer.Ordinal);

    public List<string> Locations { get; } = [];

    public OptionReader Read(Block root, IReadOnlyList<ManifestOption> options)
    {
        foreach (var option in options)
        {
            var key = VariantChoice.ApiKey(option.Key);
            Read(key == option.Key ? root : api, key, option);
        }

        return this;
    }

    /// <summary>Writes what was read, keyed without the <c>api.</c> in front, in the order of the keys.</summary>
    public ReadOnlyMemory<byte> ToJson(string? version)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (key, node) in given)
            {
                json.WritePropertyName(key);
                YamlJson.Write(json, node, types[key]);
            }

            if (!string.IsNullOrEmpty(version) && !given.ContainsKey("version"))
            {
                json.WriteString("version", version);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory.ToArray();
    }

    private void Read(Block block, string key, ManifestOption option)
    {
        var before = block.Problems.All.Count;
        var node = block.Find(key);
        if (node is null or YamlScalar { IsUnset: false, Value: "" })
        {
            if (option.IsRequired)
            {
                block.Missing(key, $"the connector needs it ({option.Description.En.TrimEnd('.')})");
            }

            return;
        }

        var value = Checked(block, key, option, node);
        if (value is null || block.Problems.All.Count > before)
        {
            return;
        }

        given[key] = value;
        types[key] = option.Type;
        var texts = value is YamlList list ? list.Items.OfType<YamlScalar>().Select(item => item.Value).ToList() : value is YamlScalar single ? [single.Value] : [];
        if (value is YamlScalar scalar && !option.IsSecret)
        {
            Values[key] = scalar.Value;
        }

        if (option.IsLocation)
        {
            Locations.AddRange(texts.Where(text => text.Length > 0).Except(Locations));
        }
    }

    private static YamlNode? Checked(Block block, string key, ManifestOption option, YamlNode node)
    {
        switch (option.Type)
        {
            case "number" when block.Number(key, double.MinValue, double.MaxValue) is { } number:
                return new YamlScalar(number.ToString("R", CultureInfo.InvariantCulture), true, node.Line, node.Column);
            case "boolean" when block.Flag(key) is { } flag:
                return new YamlScalar(flag ? "true" : "false", true, node.Line, node.Column);
            case "number" or "boolean":
                return null;
            case "list" when node is not YamlMap:
                var items = node is YamlList list ? list : new YamlList([.. ((YamlScalar)node).Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => new YamlScalar(text, false, node.Line, node.Column))], node.Line, node.Column);
                items.Items.OfType<YamlScalar>().ToList().ForEach(item => Among(block, key, option, item));
                return items;
            case "map" when node is YamlMap:
                return node;
            case "list" or "map":
                block.WrongType(key, node, option.Type == "list" ? "a list" : "a block of keys and values");
                return null;
            default:
                return block.Scalar(key) is { } scalar ? Among(block, key, option, scalar) : null;
        }
    }

    private static YamlScalar Among(Block block, string key, ManifestOption option, YamlScalar scalar)
    {
        var word = option.Values.FirstOrDefault(value => value.Equals(scalar.Value, StringComparison.OrdinalIgnoreCase));
        if (option.Values.Count > 0 && word is null && !scalar.IsUnset)
        {
            block.Problems.Error(
                scalar,
                block.Path(key),
                ConfigurationCodes.UnknownValue,
                $"{block.Path(key)} must be one of {string.Join(", ", option.Values)}{(option.IsSecret ? "" : $", and here stands {Block.Shown(scalar)}")}.",
                Nearest.Question(scalar.Value, option.Values));
        }

        return word is null ? scalar : scalar with { Value = word };
    }
}
