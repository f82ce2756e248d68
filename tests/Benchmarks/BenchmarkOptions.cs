using System.Globalization;

namespace LeVieuxMoulin.Connectors.Benchmarks;

/// <summary>What the command line says.</summary>
internal sealed record BenchmarkOptions
{
    private const string Usage = "Usage: sync|start [--sales N] [--host DIR] [--rest SECONDS] [--runs N]. --host names a published host; without it one is published first.";

    /// <summary>Gets what is measured: <c>sync</c> or <c>start</c>.</summary>
    public string Verb { get; private init; } = "";

    /// <summary>Gets how many sales are synced.</summary>
    public int Sales { get; private init; } = 200_000;

    /// <summary>Gets the folder of a published host; null: publish one.</summary>
    public string? Host { get; private init; }

    /// <summary>Gets how long the host rests before its memory is read.</summary>
    public TimeSpan Rest { get; private init; } = TimeSpan.FromSeconds(60);

    /// <summary>Gets how often the start is measured.</summary>
    public int Runs { get; private init; } = 10;

    /// <summary>Reads the arguments; what is wrong is said in <paramref name="problem"/>.</summary>
    public static bool TryParse(string[] args, out BenchmarkOptions options, out string problem)
    {
        options = new BenchmarkOptions { Verb = args.FirstOrDefault() ?? "" };
        problem = options.Verb is "sync" or "start" ? "" : Usage;
        for (var i = 1; i < args.Length && problem.Length == 0; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var known = options.With(args[i], value);
            problem = known is null ? $"{args[i]} {value}: not an option, or not a value of it. {Usage}" : "";
            options = known ?? options;
        }

        return problem.Length == 0;
    }

    private BenchmarkOptions? With(string name, string value) => name switch
    {
        "--host" when value.Length > 0 => this with { Host = Path.GetFullPath(value) },
        "--sales" when Number(value) is { } number => this with { Sales = number },
        "--rest" when Number(value) is { } number => this with { Rest = TimeSpan.FromSeconds(number) },
        "--runs" when Number(value) is { } number => this with { Runs = number },
        _ => null,
    };

    private static int? Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= 5_000_000 ? number : null;
}
