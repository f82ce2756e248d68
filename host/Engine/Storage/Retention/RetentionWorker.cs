using LeVieuxMoulin.Connectors.Engine.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Removes by the hour what is older than <c>retention:</c> of <c>host.yaml</c> keeps; what it does not name is kept for good.</summary>
/// <param name="store">The store.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class RetentionWorker(IStoreRetention store, TimeProvider time, ILogger<RetentionWorker> logger) : BackgroundService, IConfigurationObserver
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private volatile IReadOnlyDictionary<string, TimeSpan> kept = new Dictionary<string, TimeSpan>();

    /// <inheritdoc />
    public Task ApplyAsync(HostConfiguration configuration, CancellationToken cancellationToken)
    {
        kept = configuration.Host.Retention;
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wait = AfterStart;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.WhenAny(Task.Delay(wait, time, stoppingToken));
            wait = Every;
            foreach (var kind in RetentionClasses.All)
            {
                if (kept.TryGetValue(kind, out var span) && !stoppingToken.IsCancellationRequested)
                {
                    await PurgeAsync(kind, time.GetUtcNow() - span, stoppingToken);
                }
            }
        }
    }

    private async Task PurgeAsync(string kind, DateTimeOffset before, CancellationToken stoppingToken)
    {
        try
        {
            var all = 0;
            while (await store.PurgeAsync(kind, before, stoppingToken) is > 0 and var removed)
            {
                all += removed;
            }

            if (all > 0)
            {
                LogRemoved(all, kind, before);
            }
        }
        catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
        {
            LogFailed(failure, kind);
        }
        catch (OperationCanceledException)
        {
            // The host stops; the rest is removed another time.
        }
    }

    [LoggerMessage(LogLevel.Information, "Removed {Count} of {Kind} from before {Before}")]
    private partial void LogRemoved(int count, string kind, DateTimeOffset before);

    [LoggerMessage(LogLevel.Error, "What is too old of {Kind} could not be removed; it is tried again in an hour")]
    private partial void LogFailed(Exception failure, string kind);
}
