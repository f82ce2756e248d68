using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>One block of a file, read key by key. A key that nobody asked for is unknown.</summary>
/// <param name="map">The block; null when it is absent.</param>
/// <param name="at">Where to point when a key is missing.</param>
/// <param name="path">Its key's path; empty at the root.</param>
/// <param name="problems">Takes what is wrong.</param>
internal sealed partial class Block(YamlMap? map, YamlNode at, string path, ProblemList problems)
{
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public ProblemList Problems => problems;

    public YamlNode At => at;

    public bool IsAbsent => map is null;

    public IReadOnlyList<YamlEntry> Entries => map?.Entries ?? [];

    /// <summary>Gives the path of one of its keys.</summary>
    public string Path(string key) => path.Length == 0 ? key : key.Length == 0 ? path : $"{path}.{key}";

    /// <summary>Finds a value and takes its key for known; null when it is absent or nothing is written.</summary>
    public YamlNode? Find(string key)
    {
        asked.Add(key);
        return map?.Find(key)?.Value is { IsNull: false } value ? value : null;
    }

    /// <summary>Gives where a key stands, else where the block does.</summary>
    public YamlNode Where(string key) => map?.Find(key)?.Key ?? at;

    /// <summary>Takes keys for known without reading them.</summary>
    public void Know(IEnumerable<string> keys) => asked.UnionWith(keys);

    /// <summary>Reads a block in it; an absent one is empty.</summary>
    public Block Sub(string key)
    {
        var value = Find(key);
        if (value is not (null or YamlMap))
        {
            WrongType(key, value, "a block of keys and values");
        }

        return new Block(value as YamlMap, Where(key), Path(key), problems);
    }

    /// <summary>Reports that a key is needed.</summary>
    public void Missing(string key, string why, string? suggestion = null) =>
        problems.Error(Where(key), Path(key), ConfigurationCodes.MissingKey, $"{Path(key)} is missing: {why}.", suggestion);

    /// <summary>Reports a value of another type. The value itself is not shown: it may be a secret.</summary>
    public void WrongType(string key, YamlNode value, string expected) =>
        problems.Error(value, Path(key), ConfigurationCodes.WrongType, $"{Path(key)} must be {expected}, and here stands {Kind(value)}.");

    /// <summary>Reports every key that was not asked for.</summary>
    /// <param name="owner">Ends the sentence "is not a known key": whose keys they are; null for the configuration's own.</param>
    public void Close(string? owner = null)
    {
        foreach (var (key, value) in Entries.Where(entry => !asked.Contains(entry.Key.Raw)))
        {
            var home = KnownKeys.HomeOf(key.Raw);
            var suggestion = path.Length == 0 && value is YamlMap inner && inner.Entries.Any(entry => KnownKeys.IsRoot(entry.Key.Raw))
                ? "A file holds one connection, or nothing but a map of names: move this one to a file of its own."
                : home is not null && home != path
                ? $"It belongs under {home}:."
                : Nearest.Question(key.Raw, asked);
            problems.Error(
                key,
                Path(key.Raw),
                ConfigurationCodes.UnknownKey,
                owner is null ? $"{Path(key.Raw)} is not a known key." : $"{Path(key.Raw)} is not an option of {owner}.",
                suggestion ?? $"Known here: {string.Join(", ", asked.Order(StringComparer.Ordinal))}.");
        }
    }

    private static string Kind(YamlNode value) => value switch
    {
        YamlList => "a list",
        YamlMap => "a block",
        _ => "a text",
    };
}
