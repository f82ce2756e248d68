using System.Globalization;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>What the command line says.</summary>
internal sealed record SandboxOptions
{
    /// <summary>Gets the address to listen on; port 0 takes any free one.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>Gets the seed that all generated data comes from.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Gets the number of sales in the year of service.</summary>
    public int Sales { get; init; } = 5000;

    /// <summary>Gets a value indicating whether the vendors limit the rate of requests.</summary>
    public bool RateLimits { get; init; } = true;

    /// <summary>Gets the first day after the year of service.</summary>
    public DateOnly Ends { get; init; } = new(2026, 11, 1);

    /// <summary>Gets the process that this one ends with, or zero.</summary>
    public int ParentPid { get; init; }

    /// <summary>Reads the arguments; a wrong one is named in <paramref name="problem"/>.</summary>
    public static bool TryParse(string[] args, out SandboxOptions options, out string problem)
    {
        options = new SandboxOptions();
        problem = "";
        for (var i = 0; i < args.Length; i++)
        {
            var name = args[i];
            var split = name.IndexOf('=', StringComparison.Ordinal);
            var value = split > 0 ? name[(split + 1)..] : i + 1 < args.Length ? args[++i] : null;
            name = split > 0 ? name[..split] : name;
            var read = value is null ? null : options.With(name, value);
            if (read is null)
            {
                problem = $"{name} {value}: not an option of the sandbox, or not a value of it. Options: --urls URL, --seed N, --sales N (1 to 5000000), --rate-limits on|off, --ends yyyy-MM-dd, --parent-pid N.";
                return false;
            }

            options = read;
        }

        return true;
    }

    private SandboxOptions? With(string name, string value) => name switch
    {
        "--urls" => this with { Urls = value },
        "--seed" when Number(value, 0, int.MaxValue) is { } seed => this with { Seed = seed },
        "--sales" when Number(value, 1, 5_000_000) is { } sales => this with { Sales = sales },
        "--rate-limits" when value is "on" or "off" => this with { RateLimits = value == "on" },
        "--ends" when DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => this with { Ends = day },
        "--parent-pid" when Number(value, 1, int.MaxValue) is { } pid => this with { ParentPid = pid },
        _ => null,
    };

    private static int? Number(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;
}
