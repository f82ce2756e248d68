using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Campaign.Bed;
using LeVieuxMoulin.Connectors.Campaign.Copies;

namespace LeVieuxMoulin.Connectors.Campaign.Pages;

/// <summary>Reads one connection twice: in peace, and with a host that is killed at each page.</summary>
internal sealed class PagesOfConnection(string vendor, Simulator simulator, CampaignOptions options)
{
    private const int WantedPages = 8;
    private const int MostKills = 8;
    private const int MostDelayMs = 60;
    private readonly PageWatch watch = new();
    private readonly Random random = new(options.Seed);

    /// <summary>Does it and compares.</summary>
    public async Task<(IReadOnlyList<StreamRun> Streams, CopyVerdict Verdict)> RunAsync(CancellationToken cancellationToken)
    {
        var settings = await simulator.ConnectionAsync(cancellationToken);
        await simulator.FaultAsync(new JsonObject { ["latencyMs"] = options.LatencyMs }, cancellationToken);
        var straight = await InPeaceAsync(settings, cancellationToken);

        using var at = new Installation();
        DemoInstallation.Fill(at, new Dictionary<string, JsonObject> { [vendor] = DemoInstallation.Silent(settings, straight.Streams.Select(run => run.Stream)) });
        var streams = new List<StreamRun>();
        foreach (var stream in straight.Streams)
        {
            Pace(straight.Sizes[stream.Stream]);
            streams.Add(stream with { Kills = await KillAtPagesAsync(at, straight.Connection, stream, cancellationToken) });
            Console.WriteLine($"  {straight.Connection} {streams[^1]}");
        }

        await using var host = await MoulinProcess.StartAsync(at, cancellationToken);
        var copy = await StoreCopy.ReadAsync(host, straight.Connection, straight.Streams.Select(run => run.Stream), cancellationToken);
        var verdict = CopyJudge.Judge(copy, straight.Copy, await LedgersAsync(straight, cancellationToken));
        verdict.Doubled.AddRange(copy.Changes.Where(record => record.Value.Count > 1).Select(record => $"{record.Key} was told of {record.Value.Count} times: {string.Join(", ", record.Value)}"));
        return (streams, verdict);
    }

    /// <summary>Reads it twice: whole, to know how many records there are, and in the pages that the killed host will have, to know how many those are.</summary>
    private async Task<StraightRun> InPeaceAsync(JsonObject settings, CancellationToken cancellationToken)
    {
        Pace(null);
        using var first = new Installation();
        DemoInstallation.Fill(first, new Dictionary<string, JsonObject> { [vendor] = settings });
        string name;
        string[] streams;
        StoreCopy whole;
        await using (var host = await MoulinProcess.StartAsync(first, cancellationToken))
        {
            name = await host.OnlyConnectionAsync(cancellationToken);
            await host.RunsAsync(name, cancellationToken);
            var result = await host.SyncAsync(name, null, cancellationToken);
            streams = [.. result["streams"]!.AsArray().Select(stream => stream!["name"]!.ToString())];
            whole = await StoreCopy.ReadAsync(host, name, streams, cancellationToken);
        }

        var sizes = whole.Records.ToDictionary(stream => stream.Key, stream => Math.Max(1, stream.Value.Count / WantedPages));
        using var second = new Installation();
        DemoInstallation.Fill(second, new Dictionary<string, JsonObject> { [vendor] = DemoInstallation.Silent(settings, streams) });
        await using var paged = await MoulinProcess.StartAsync(second, cancellationToken);
        await paged.RunsAsync(name, cancellationToken);
        var runs = new List<StreamRun>();
        foreach (var stream in streams)
        {
            Pace(sizes[stream]);
            watch.Reset();
            await paged.SyncAsync(name, stream, cancellationToken);
            runs.Add(new StreamRun(stream, whole.Records[stream].Count, watch.Sized > 0 ? watch.Sized : watch.Calls, 0, watch.Sized == 0));
        }

        return new StraightRun(name, whole, runs, sizes);
    }

    /// <summary>Each host may have one page stored and is killed with the next one in hand, so the next begins there.</summary>
    private async Task<int> KillAtPagesAsync(Installation at, string connection, StreamRun stream, CancellationToken cancellationToken)
    {
        var (records, stalls) = (-1L, 0);
        for (var kills = 0; ; kills++)
        {
            await using var host = await MoulinProcess.StartAsync(at, cancellationToken);
            await host.RunsAsync(connection, cancellationToken);
            var now = await RecordsAsync(host, connection, stream.Stream, cancellationToken);
            stalls = now == records ? stalls + 1 : 0;
            records = now;
            var killed = kills < MostKills ? watch.AfterAsync(2 + stalls, stream.EveryCall) : Task.Delay(Timeout.Infinite, cancellationToken);
            var read = host.SyncAsync(connection, stream.Stream, cancellationToken);
            if (await Task.WhenAny(read, killed) == read)
            {
                await read;
                return kills;
            }

            await Task.Delay(random.Next(MostDelayMs), cancellationToken);
            await host.Process.KillAsync(cancellationToken);

            // The host was killed, so its answer does not come; or the reading was just over, which the next host will say.
            await ((Task)read).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task<long> RecordsAsync(MoulinProcess host, string connection, string stream, CancellationToken cancellationToken) =>
        (await host.ConnectionAsync(connection, cancellationToken))!["streams"]!.AsArray().SingleOrDefault(one => one!["name"]!.ToString() == stream)?["records"]!.GetValue<long>() ?? 0;

    private async Task<Dictionary<string, IReadOnlyDictionary<string, JsonObject>?>> LedgersAsync(StraightRun straight, CancellationToken cancellationToken)
    {
        var ledgers = new Dictionary<string, IReadOnlyDictionary<string, JsonObject>?>(StringComparer.Ordinal);
        foreach (var stream in straight.Streams)
        {
            ledgers[stream.Stream] = await simulator.LedgerAsync(stream.Stream, cancellationToken);
        }

        return ledgers;
    }

    private void Pace(int? size) => simulator.Disturbance = new Disturbance { PageSize = size, PageSizeNames = PageWatch.SizeNames, Around = watch.PassAsync };
}
