using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Reads the keys of one map: each once, none unknown, none of another type.</summary>
internal sealed class ManifestKeys
{
    private readonly Dictionary<string, YamlNode> values = new(StringComparer.Ordinal);
    private readonly YamlNode at;
    private readonly string path;
    private readonly ManifestLog log;

    /// <summary>Begins to read a map.</summary>
    /// <param name="node">The map.</param>
    /// <param name="path">Its path, such as variants[0]; empty for the file.</param>
    /// <param name="known">The keys it may have.</param>
    /// <param name="log">Where problems go.</param>
    public ManifestKeys(YamlNode node, string path, string[] known, ManifestLog log)
    {
        (at, this.path, this.log) = (node, path, log);
        if (node is not YamlMap map)
        {
            log.Add(node, path, "MANIFEST_WRONG_TYPE", $"{(path.Length == 0 ? "plugin.yaml" : path)} must be a map, and this is {node.Kind}.");
            return;
        }

        foreach (var (key, value) in map.Entries)
        {
            if (known.Contains(key.Raw, StringComparer.Ordinal))
            {
                values[key.Raw] = value;
                continue;
            }

            var nearest = Nearest.Of(key.Raw, known);
            log.Add(key, PathOf(key.Raw), "MANIFEST_UNKNOWN_KEY", $"{PathOf(key.Raw)} is not a key of a plugin manifest.", nearest is null ? $"Known here: {string.Join(", ", known)}." : $"Did you mean {nearest}?");
        }
    }

    /// <summary>Gets where problems go.</summary>
    public ManifestLog Log => log;

    /// <summary>Gets the path of a key.</summary>
    public string PathOf(string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Finds a value that is written.</summary>
    public YamlNode? Find(string key) => values.GetValueOrDefault(key) is { } node && node is not YamlScalar { IsNull: true } ? node : null;

    /// <summary>Reads a text; empty when it is missing, which is a problem when it is required.</summary>
    public string Text(string key, bool required = false, Func<string, string?>? check = null) => OptionalText(key, required, check) ?? "";

    /// <summary>Reads a text that may be missing.</summary>
    /// <param name="key">The key.</param>
    /// <param name="required">Whether a missing one is a problem.</param>
    /// <param name="check">Says what is wrong with the text; null when nothing is.</param>
    public string? OptionalText(string key, bool required = false, Func<string, string?>? check = null)
    {
        switch (Find(key))
        {
            case null:
                if (required)
                {
                    Missing(key);
                }

                return null;
            case YamlScalar scalar:
                if (scalar.Raw.Length == 0 && required)
                {
                    Missing(key);
                }
                else if (scalar.Raw.Length > 0 && check?.Invoke(scalar.Raw) is { } wrong)
                {
                    log.Add(scalar, PathOf(key), "MANIFEST_INVALID_VALUE", $"{PathOf(key)}: {wrong}");
                }

                return scalar.Raw;
            case var other:
                log.Add(other, PathOf(key), "MANIFEST_WRONG_TYPE", $"{PathOf(key)} must be a text, and this is {other.Kind}.");
                return null;
        }
    }

    /// <summary>Reads a list; empty when it is missing.</summary>
    public IReadOnlyList<T> List<T>(string key, Func<YamlNode, string, T> read, bool required = false)
    {
        switch (Find(key))
        {
            case YamlList { Items.Count: > 0 } list:
                return [.. list.Items.Select((item, index) => read(item, $"{PathOf(key)}[{index}]"))];
            case null or YamlList:
                if (required)
                {
                    Missing(key);
                }

                return [];
            case var other:
                log.Add(other, PathOf(key), "MANIFEST_WRONG_TYPE", $"{PathOf(key)} must be a list, and this is {other.Kind}.", "Write [one, two], or one item a line behind a dash.");
                return [];
        }
    }

    /// <summary>Reads a list of texts.</summary>
    public IReadOnlyList<string> Texts(string key, bool required = false, Func<string, string?>? check = null) => List(key, (node, at) => Item(node, at, check), required);

    /// <summary>Reads a map whose keys the author chose.</summary>
    public IReadOnlyDictionary<string, T> Map<T>(string key, Func<YamlNode, string, T> read)
    {
        switch (Find(key))
        {
            case null:
                return new Dictionary<string, T>();
            case YamlMap map:
                return map.Entries.ToDictionary(entry => entry.Key.Raw, entry => read(entry.Value, $"{PathOf(key)}.{entry.Key.Raw}"), StringComparer.Ordinal);
            case var other:
                log.Add(other, PathOf(key), "MANIFEST_WRONG_TYPE", $"{PathOf(key)} must be a map, and this is {other.Kind}.");
                return new Dictionary<string, T>();
        }
    }

    /// <summary>Reads one text of a list or a map.</summary>
    public string Item(YamlNode node, string path, Func<string, string?>? check = null)
    {
        if (node is not YamlScalar { IsNull: false } scalar)
        {
            log.Add(node, path, "MANIFEST_WRONG_TYPE", $"{path} must be a text, and this is {node.Kind}.");
            return "";
        }

        if (check?.Invoke(scalar.Raw) is { } wrong)
        {
            log.Add(scalar, path, "MANIFEST_INVALID_VALUE", $"{path}: {wrong}");
        }

        return scalar.Raw;
    }

    /// <summary>Notes that a key is missing.</summary>
    public void Missing(string key) => log.Add(at, PathOf(key), "MANIFEST_MISSING_KEY", $"{PathOf(key)} is missing.", "docs/plugin-manifest.md says what it holds.");
}
