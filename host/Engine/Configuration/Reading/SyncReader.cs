using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads <c>sync:</c> and <c>cache:</c>, whose keys are the plugin's streams and questions.</summary>
internal static class SyncReader
{
    public static SortedDictionary<string, StreamSettings> Streams(Block block, ManifestVariant variant, TimeZoneInfo zone)
    {
        var known = Names(variant, "feed.").Concat(Names(variant, "fetch.")).Concat(variant.Feeds.Select(feed => Name(feed.Feed, "feed."))).ToHashSet(StringComparer.Ordinal);
        var streams = new SortedDictionary<string, StreamSettings>(StringComparer.Ordinal);
        foreach (var entry in block.Entries)
        {
            var name = Kebab(entry.Key.Raw);
            if (known.Count > 0 && !known.Contains(name))
            {
                block.Problems.Error(
                    entry.Key,
                    block.Path(entry.Key.Raw),
                    ConfigurationCodes.UnknownKey,
                    $"{entry.Key.Raw} is not a stream of this connector.",
                    Nearest.Question(name, known) ?? $"Its streams: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
                continue;
            }

            streams[name] = Stream(block.Sub(entry.Key.Raw), zone);
        }

        return streams;
    }

    public static SortedDictionary<string, TimeSpan> Cache(Block block, ManifestVariant variant)
    {
        var known = Names(variant, "ask.").ToHashSet(StringComparer.Ordinal);
        var times = new SortedDictionary<string, TimeSpan>(StringComparer.Ordinal);
        var isOn = block.Flag("enabled") ?? true;
        if (Ttl(block, "ttl") is { } all)
        {
            known.ToList().ForEach(name => times[name] = all);
        }

        foreach (var entry in block.Entries.Where(entry => entry.Key.Raw is not ("enabled" or "ttl")))
        {
            var name = Kebab(entry.Key.Raw);
            if (known.Count > 0 && !known.Contains(name))
            {
                block.Problems.Warn(
                    entry.Key,
                    block.Path(entry.Key.Raw),
                    ConfigurationCodes.NoEffect,
                    $"{entry.Key.Raw} is not a question of this connector, so nothing is cached for it; streams are kept in the store.",
                    Nearest.Question(name, known) ?? $"Its questions: {string.Join(", ", known.Order(StringComparer.Ordinal))}.");
            }
            else if (OfOne(block, entry) is { } ttl)
            {
                times[name] = ttl;
            }
        }

        return isOn ? times : [];
    }

    private static TimeSpan? OfOne(Block block, YamlEntry entry)
    {
        if (entry.Value is not YamlMap)
        {
            return Ttl(block, entry.Key.Raw);
        }

        var one = block.Sub(entry.Key.Raw);
        var isOn = one.Flag("enabled") ?? true;
        var ttl = Ttl(one, "ttl");
        one.Close();
        return isOn ? ttl : null;
    }

    private static TimeSpan? Ttl(Block block, string key) => block.Duration(key, TimeSpan.Zero, TimeSpan.FromDays(7));

    private static StreamSettings Stream(Block block, TimeZoneInfo zone)
    {
        var at = (block.Scalars("at") ?? []).Select(scalar => Times.Wall(block, "at", scalar)).OfType<TimeOnly>().Order().ToList();
        var settings = new StreamSettings
        {
            Enabled = block.Flag("enabled") ?? true,
            Every = block.Duration("every", TimeSpan.FromSeconds(10), TimeSpan.FromDays(31)),
            At = at,
            Overlap = block.Duration("overlap", TimeSpan.Zero, TimeSpan.FromDays(366)),
            From = Times.Instant(block, "from", zone),
        };
        if (settings.Every is not null && at.Count > 0)
        {
            block.Problems.Error(block.Where("at"), block.Path("at"), ConfigurationCodes.Conflict, $"{block.Path("at")} and {block.Path("every")} exclude each other.", "Keep one of them.");
        }

        block.Close();
        return settings;
    }

    private static IEnumerable<string> Names(ManifestVariant variant, string verb) =>
        variant.Offers.Where(offer => offer.StartsWith(verb, StringComparison.Ordinal)).Select(offer => Name(offer, verb));

    private static string Name(string offer, string verb) => offer.StartsWith(verb, StringComparison.Ordinal) ? offer[verb.Length..] : offer;

    private static string Kebab(string key) => key.Replace('_', '-');
}
