using System.Globalization;
using LeVieuxMoulin.Connectors.Benchmarks.Processes;

namespace LeVieuxMoulin.Connectors.Benchmarks;

/// <summary>Starts the host several times with both connectors and reads the time until it is ready, then its memory at rest.</summary>
internal sealed class StartBenchmark(BenchmarkOptions options, Installation installation, string work)
{
    private const int VenueSales = 5000;
    private const double MostSeconds = 1.5;
    private const double MostMemory = 120;

    /// <summary>Runs it.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (config, data) = (Path.Combine(work, "config"), Path.Combine(work, "data"));
        await using var sandbox = await SandboxProcess.StartAsync(installation, VenueSales, cancellationToken);
        Configurations.Write(config, sandbox.Address, polls: true);
        var seconds = new List<double>();
        for (var run = 1; run <= options.Runs; run++)
        {
            await using var host = await HostProcess.StartAsync(installation, config, data, cancellationToken);
            seconds.Add(host.StartUp.TotalSeconds);
            await host.WaitForConnectionAsync(Configurations.Till, cancellationToken);
            Say($"start {run,2}   {host.StartUp.TotalSeconds:0.00} s   {host.Processor().TotalSeconds:0.00} s of processor   {Machine.Load()}");
        }

        seconds.Sort();
        var median = seconds[seconds.Count / 2];
        Say($"process start to ready, median {median:0.00} s, from {seconds[0]:0.00} to {seconds[^1]:0.00}; target < {MostSeconds}: {Verdict(median < MostSeconds)}");
        await using var resting = await HostProcess.StartAsync(installation, config, data, cancellationToken);
        await Task.Delay(options.Rest, cancellationToken);
        var memory = resting.Memory();
        Say($"resident {options.Rest.TotalSeconds:0} s after a fresh start {memory:0} MB; target < {MostMemory}: {Verdict(memory < MostMemory)}");
        return 0;
    }

    private static string Verdict(bool met) => met ? "met" : "MISSED";

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
