using System.Text.RegularExpressions;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads a venue, in <c>host.yaml</c> or inside a connection.</summary>
internal static partial class VenueReader
{
    /// <summary>Reads <c>venue:</c> of a connection: a name of host.yaml, or the venue itself.</summary>
    public static VenueOptions OfConnection(Block root, IReadOnlyDictionary<string, VenueOptions> venues)
    {
        switch (root.Find("venue"))
        {
            case YamlScalar { IsUnset: false } name:
                if (venues.TryGetValue(name.Value, out var known))
                {
                    return known;
                }

                root.Problems.Error(
                    name,
                    root.Path("venue"),
                    ConfigurationCodes.UnknownVenue,
                    $"The venue {Block.Shown(name)} is not among the venues of host.yaml.",
                    Nearest.Question(name.Value, venues.Keys) ?? (venues.Count == 0 ? "Write it there under venues:." : $"Known venues: {string.Join(", ", venues.Keys)}."));
                return new();
            case YamlScalar:
                return new();
            case null when venues.Count > 1:
                root.Problems.Warn(
                    root.At, root.Path("venue"), ConfigurationCodes.UnknownVenue, "host.yaml has several venues and the connection does not say which; the defaults are used.", $"Say venue: {venues.Keys.First()}.");
                return new();
            case null:
                return venues.Values.FirstOrDefault() ?? new();
            default:
                return Read(root.Sub("venue"), "", withService: false);
        }
    }

    /// <summary>Reads a venue's block.</summary>
    public static VenueOptions Read(Block block, string name, bool withService)
    {
        var defaults = new VenueOptions();
        var venue = new VenueOptions
        {
            Name = name,
            TimeZone = Zone(block) ?? defaults.TimeZone,
            BusinessDayStart = Times.Wall(block, "business_day_start", block.Scalar("business_day_start")) ?? defaults.BusinessDayStart,
            Currency = Matching(block, "currency", Currency(), "three capital letters, such as EUR") ?? defaults.Currency,
            Siret = Matching(block, "siret", Siret(), "14 digits")?.Replace(" ", "", StringComparison.Ordinal),
            Service = withService ? Service(block.Sub("service")) : defaults.Service,
        };
        block.Close();
        return venue;
    }

    private static string? Zone(Block block)
    {
        if (block.Scalar("time_zone") is not { IsUnset: false } scalar || TimeZones.TryFind(scalar.Value, out _))
        {
            return block.Text("time_zone");
        }

        block.Problems.Error(
            scalar,
            block.Path("time_zone"),
            ConfigurationCodes.UnknownValue,
            $"{block.Path("time_zone")} is {Block.Shown(scalar)}, and there is no such time zone.",
            Nearest.Question(scalar.Value, TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id)) ?? "Write a name such as Europe/Paris.");
        return null;
    }

    private static string? Matching(Block block, string key, Regex pattern, string expected)
    {
        if (block.Scalar(key) is not { IsUnset: false } scalar)
        {
            return null;
        }

        if (pattern.IsMatch(scalar.Value))
        {
            return scalar.Value;
        }

        block.Problems.Error(scalar, block.Path(key), ConfigurationCodes.BadValue, $"{block.Path(key)} must be {expected}, and here stands {Block.Shown(scalar)}.");
        return null;
    }

    private static SortedDictionary<string, ServiceHours> Service(Block block)
    {
        var services = new SortedDictionary<string, ServiceHours>(StringComparer.Ordinal);
        foreach (var key in block.Entries.Select(entry => entry.Key.Raw))
        {
            if (block.Scalar(key) is not { IsUnset: false } scalar)
            {
                continue;
            }

            if (scalar.Value.Split('-') is [var from, var to] && Times.Parse(from) is { } start && Times.Parse(to) is { } end)
            {
                services[key] = new(start, end);
            }
            else
            {
                block.Problems.Error(scalar, block.Path(key), ConfigurationCodes.BadValue, $"{block.Path(key)} must be two times of day, and here stands {Block.Shown(scalar)}.", "Write them as 12:00-14:30.");
            }
        }

        return services;
    }

    [GeneratedRegex("^[A-Z]{3}$")]
    private static partial Regex Currency();

    [GeneratedRegex("^[0-9]{3} ?[0-9]{3} ?[0-9]{3} ?[0-9]{5}$")]
    private static partial Regex Siret();
}
