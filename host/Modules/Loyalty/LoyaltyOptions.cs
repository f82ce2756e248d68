using System.Globalization;
using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Modules;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>Reads the rules from the module's options, and says what is wrong with them.</summary>
internal sealed class LoyaltyOptions
{
    private static readonly string[] Known = ["till", "crm", "since", "points_per_euro", "expiry_months", "tiers", "record_activity"];

    private readonly JsonElement root;
    private readonly List<ModuleTrouble> troubles = [];

    private LoyaltyOptions(JsonElement root) => this.root = root;

    /// <summary>Reads them.</summary>
    /// <param name="options">The options as UTF-8 JSON.</param>
    /// <returns>The rules, to be used when nothing is wrong, and what is wrong.</returns>
    public static (LoyaltyRules Rules, IReadOnlyList<ModuleTrouble> Troubles) Read(ReadOnlyMemory<byte> options)
    {
        using var document = JsonDocument.Parse(options);
        var reading = new LoyaltyOptions(document.RootElement);
        return (reading.Read(), reading.troubles);
    }

    private LoyaltyRules Read()
    {
        foreach (var name in root.EnumerateObject().Select(option => option.Name).Except(Known))
        {
            troubles.Add(new(name, ConfigurationCodes.UnknownKey, "is not an option of loyalty", $"Known here: {string.Join(", ", Known)}."));
        }

        return new LoyaltyRules
        {
            Till = Connection("till", "the sales of a till earn the points"),
            Crm = Connection("crm", "balance and tier are shown there"),
            Since = Day("since"),
            PointsPerEuro = Number("points_per_euro", 0.01m, 1000, false) ?? 1,
            ExpiryMonths = (int?)Number("expiry_months", 1, 120, true),
            Tiers = Tiers(),
            RecordActivity = Flag("record_activity"),
        };
    }

    private string Connection(string name, string why)
    {
        var value = Find(name);
        if (value is null || (value is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: 0 }))
        {
            troubles.Add(new(name, ConfigurationCodes.MissingKey, $"is missing: {why}", $"Write {name}: and the connection's name."));
            return "";
        }

        return value is { ValueKind: JsonValueKind.String } known ? known.GetString()! : Wrong(name, "the name of a connection", "");
    }

    private DateOnly Day(string name)
    {
        if (Find(name) is not { } value)
        {
            troubles.Add(new(name, ConfigurationCodes.MissingKey, "is missing: sales before this day earn nothing", "Write the day on which the programme begins, such as since: 2026-01-01."));
            return default;
        }

        return DateOnly.TryParseExact(value.ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Wrong(name, "a day such as 2026-01-01", default(DateOnly), ConfigurationCodes.BadValue);
    }

    private decimal? Number(string name, decimal min, decimal max, bool whole) => Find(name) is { } value ? Number(name, value, min, max, whole) : null;

    private decimal? Number(string path, JsonElement value, decimal min, decimal max, bool whole)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number) || (whole && number != Math.Floor(number)))
        {
            return Wrong<decimal?>(path, whole ? "a whole number" : "a number", null);
        }

        if (number >= min && number <= max)
        {
            return number;
        }

        troubles.Add(new(path, ConfigurationCodes.OutOfRange, string.Create(CultureInfo.InvariantCulture, $"is {number}; it goes from {min} to {max}")));
        return null;
    }

    private bool Flag(string name) => Find(name) is { } value && (value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : Wrong(name, "true or false", false));

    private IReadOnlyList<LoyaltyTier> Tiers()
    {
        if (Find("tiers") is not { } value)
        {
            return [];
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return Wrong<IReadOnlyList<LoyaltyTier>>("tiers", "a block of names and points, such as gold: 1000", []);
        }

        var tiers = new List<LoyaltyTier>();
        foreach (var tier in value.EnumerateObject())
        {
            if (Number($"tiers.{tier.Name}", tier.Value, 1, 100_000_000, whole: true) is not { } points)
            {
                continue;
            }

            if (tiers.Find(other => other.Points == points) is { } same)
            {
                troubles.Add(new($"tiers.{tier.Name}", ConfigurationCodes.Conflict, $"takes as many points as {same.Name}, so nobody could tell them apart"));
            }

            tiers.Add(new LoyaltyTier(tier.Name, (long)points));
        }

        return [.. tiers.OrderBy(tier => tier.Points)];
    }

    private JsonElement? Find(string name) => root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private TValue Wrong<TValue>(string path, string expected, TValue instead, string code = ConfigurationCodes.WrongType)
    {
        troubles.Add(new(path, code, $"must be {expected}"));
        return instead;
    }
}
