using System.Text.Json.Nodes;
using Spectre.Console;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Shows a person how many records have come while a sync runs.</summary>
internal static class SyncProgress
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    /// <summary>Waits for the work and, on a terminal, draws one line a stream meanwhile.</summary>
    public static async Task<JsonNode> ShowAsync(Output output, ApiClient api, string connectionPath, Func<CancellationToken, Task<JsonNode>> work, CancellationToken cancellationToken)
    {
        var running = work(cancellationToken);
        if (!output.IsInteractive)
        {
            return await running;
        }

        await Terminal.Screen.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new SpinnerColumn(), new ElapsedTimeColumn())
            .StartAsync(async progress =>
            {
                var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                while (await Task.WhenAny(running, Task.Delay(Interval, cancellationToken)) != running)
                {
                    var connection = await api.GetAsync(connectionPath, cancellationToken);
                    foreach (var stream in connection["streams"]!.AsArray())
                    {
                        var name = stream!["name"]!.ToString();
                        if (!bars.TryGetValue(name, out var bar))
                        {
                            bars[name] = bar = progress.AddTask(name).IsIndeterminate();
                        }

                        bar.Description = Markup.Escape($"{name} {stream["records"]}");
                    }
                }
            });
        return await running;
    }
}
