using LeVieuxMoulin.Connectors.Benchmarks;
using LeVieuxMoulin.Connectors.Benchmarks.Processes;

if (!BenchmarkOptions.TryParse(args, out var options, out var problem))
{
    Console.Error.WriteLine(problem);
    return 1;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    stop.Cancel();
};
var work = Directory.CreateTempSubdirectory("moulin-benchmark-");
try
{
    var installation = await Installation.FindAsync(options, work.FullName, stop.Token);
    Machine.Print();
    return options.Verb == "sync"
        ? await new SyncBenchmark(options, installation, work.FullName).RunAsync(stop.Token)
        : await new StartBenchmark(options, installation, work.FullName).RunAsync(stop.Token);
}
finally
{
    work.Delete(recursive: true);
}
