using System.Globalization;

namespace LeVieuxMoulin.Connectors.Campaign;

/// <summary>What the command line says.</summary>
internal sealed record CampaignOptions
{
    private const string Usage = "Usage: pages [--only CONNECTION] [--sales N] [--latency MS] [--json FILE], or kills [--count N] [--seed S] [--store sqlite|postgresql] [--json FILE].";

    /// <summary>Gets what is run: <c>pages</c> or <c>kills</c>.</summary>
    public string Verb { get; private init; } = "";

    /// <summary>Gets the one connection whose pages are read; null: all.</summary>
    public string? Only { get; private init; }

    /// <summary>Gets how many sales the simulated year has.</summary>
    public int Sales { get; private init; } = 200;

    /// <summary>Gets how long the vendors take for an answer.</summary>
    public int LatencyMs { get; private init; } = 15;

    /// <summary>Gets how often the host is killed.</summary>
    public int Count { get; private init; } = 12;

    /// <summary>Gets where all that is random comes from.</summary>
    public int Seed { get; private init; } = 1;

    /// <summary>Gets whether the store is a PostgreSQL server's.</summary>
    public bool OnServer { get; private init; }

    /// <summary>Gets the file for the report as JSON; null: none.</summary>
    public string? Json { get; private init; }

    /// <summary>Reads the arguments; what is wrong is said in <paramref name="problem"/>.</summary>
    public static bool TryParse(string[] args, out CampaignOptions options, out string problem)
    {
        options = new CampaignOptions { Verb = args.FirstOrDefault() ?? "" };
        problem = options.Verb is "pages" or "kills" ? "" : Usage;
        for (var i = 1; i < args.Length && problem.Length == 0; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var known = options.With(args[i], value);
            problem = known is null ? $"{args[i]} {value}: not an option, or not a value of it. {Usage}" : "";
            options = known ?? options;
        }

        return problem.Length == 0;
    }

    private CampaignOptions? With(string name, string value) => name switch
    {
        "--only" when value.Length > 0 => this with { Only = value },
        "--json" when value.Length > 0 => this with { Json = Path.GetFullPath(value) },
        "--sales" when Number(value) is > 0 and { } number => this with { Sales = number },
        "--latency" when Number(value) is { } number => this with { LatencyMs = number },
        "--count" when Number(value) is > 0 and { } number => this with { Count = number },
        "--seed" when Number(value) is { } number => this with { Seed = number },
        "--store" when value is "sqlite" or "postgresql" => this with { OnServer = value == "postgresql" },
        _ => null,
    };

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= 100_000_000 ? number : null;
}
