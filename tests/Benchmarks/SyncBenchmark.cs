using System.Globalization;
using LeVieuxMoulin.Connectors.Benchmarks.Measures;
using LeVieuxMoulin.Connectors.Benchmarks.Processes;

namespace LeVieuxMoulin.Connectors.Benchmarks;

/// <summary>Syncs many sales by a running host, and sets its speed beside a bare client's and a bare database's in the same run.</summary>
internal sealed class SyncBenchmark(BenchmarkOptions options, Installation installation, string work)
{
    private const int Done = 0;
    private const int Void = 2;
    private const int Differs = 3;
    private const double LeastRows = 25_000;
    private const double LeastRatio = 0.6;
    private const double LeastAgain = 3;
    private const double MostMemory = 150;

    /// <summary>Runs it.</summary>
    /// <returns>The exit code: 0 measured, 2 void, 3 the copies differ.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var (config, data) = (Path.Combine(work, "config"), Path.Combine(work, "data"));
        await using var sandbox = await SandboxProcess.StartAsync(installation, options.Sales, cancellationToken);
        Configurations.Write(config, sandbox.Address, polls: false);

        // The bare loop goes first: it also warms the sandbox up, for itself and for the host alike.
        var own = Environment.CpuUsage.TotalTime;
        var bare = await BareLoop.RunAsync(sandbox.Address, cancellationToken);
        Say($"bare client        {Rate(bare.Time),8:0} sales/s   {bare.Time.TotalSeconds,6:0.0} s   {(Environment.CpuUsage.TotalTime - own).TotalSeconds:0.0} s of processor");

        await using var host = await HostProcess.StartAsync(installation, config, data, cancellationToken);
        await host.WaitForConnectionAsync(Configurations.Till, cancellationToken);
        var before = host.Processor();
        var first = await host.SyncAsync(Configurations.Till, "sale", full: false, cancellationToken);
        Say($"host, first sync   {Rate(first.Time),8:0} sales/s   {first.Time.TotalSeconds,6:0.0} s   {(host.Processor() - before).TotalSeconds:0.0} s of processor, {host.Memory():0} MB, {Machine.Load()}");
        before = host.Processor();
        var again = await host.SyncAsync(Configurations.Till, "sale", full: true, cancellationToken);
        Say($"host, again full   {Rate(again.Time),8:0} sales/s   {again.Time.TotalSeconds,6:0.0} s   {(host.Processor() - before).TotalSeconds:0.0} s of processor, {again.Rows} rows, {again.Changed} changed");

        var rest = Task.Delay(options.Rest, cancellationToken);
        var store = Path.Combine(data, "moulin.db");
        var sqlite = await Task.Run(() => RawSqlite.Run(store, Path.Combine(work, "raw.db"), cancellationToken), cancellationToken);
        Say($"raw SQLite         {Rate(sqlite.Time),8:0} sales/s   {sqlite.Time.TotalSeconds,6:0.0} s   {sqlite.Processor.TotalSeconds:0.0} s of processor, {Machine.Load()}");
        Amount kept;
        using (var file = StoreFile.OpenToRead(store))
        {
            kept = StoreFile.AmountOf(file);
        }

        await rest;
        return Judge(bare, first, again, sqlite, kept, host.Memory());
    }

    private int Judge(
        (TimeSpan Time, Amount Amount) bare,
        (TimeSpan Time, long Rows, long Changed) first,
        (TimeSpan Time, long Rows, long Changed) again,
        (TimeSpan Time, TimeSpan Processor, Amount Amount) sqlite,
        Amount kept,
        double memory)
    {
        Say($"copy {kept.Count} sales, {kept.Cents / 100m} EUR; bare client {bare.Amount.Count}, {bare.Amount.Cents / 100m}; raw SQLite {sqlite.Amount.Count}, {sqlite.Amount.Cents / 100m}");
        if (kept != bare.Amount || kept != sqlite.Amount || kept.Count != options.Sales || first.Rows != options.Sales || again.Rows != options.Sales || again.Changed != 0)
        {
            Say($"WRONG: the copies are not the same, or a reading did not read each of the {options.Sales} sales once.");
            return Differs;
        }

        var slower = Math.Max(bare.Time.TotalSeconds, sqlite.Time.TotalSeconds);
        Tell("sync : bare client", bare.Time / first.Time, null, true);
        Tell("sync : raw SQLite", sqlite.Time / first.Time, null, true);
        Tell("sync : slower of the two", slower / first.Time.TotalSeconds, $">= {LeastRatio}", slower / first.Time.TotalSeconds >= LeastRatio);
        Tell("full, unchanged : first", first.Time / again.Time, $">= {LeastAgain}", first.Time / again.Time >= LeastAgain);
        Tell($"MB resident, {options.Rest.TotalSeconds:0} s after", memory, $"< {MostMemory}", memory < MostMemory);
        if (Rate(sqlite.Time) < LeastRows)
        {
            Say($"VOID: raw SQLite reached {Rate(sqlite.Time):0} rows/s, less than {LeastRows:0}. The machine or its disk is too slow or too busy now for the figures to say anything.");
            return Void;
        }

        return Done;
    }

    private static void Tell(string what, double value, string? target, bool met) =>
        Say($"{what,-28} {value,8:0.00}   {(target is null ? "" : $"target {target}: {(met ? "met" : "MISSED")}")}");

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private double Rate(TimeSpan time) => options.Sales / time.TotalSeconds;
}
