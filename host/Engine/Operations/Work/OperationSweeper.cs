using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Looks after the operations of every connection, running or not: what a stopped host was sending becomes unknown, and what is too late is told to a person.</summary>
/// <param name="store">Where operations are kept.</param>
/// <param name="notices">Tells people.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class OperationSweeper(IOperationStore store, OperationNotices notices, TimeProvider time, ILogger<OperationSweeper> logger) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.RecoverAsync(null, time.GetUtcNow(), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var dead in await store.ExpireAsync(null, time.GetUtcNow(), stoppingToken))
                {
                    notices.Tell(dead);
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(failure);
            }

            await Task.WhenAny(Task.Delay(Every, time, stoppingToken));
        }
    }

    [LoggerMessage(LogLevel.Error, "Operations that are too late could not be looked for; this goes on in a moment")]
    private partial void LogFailed(Exception failure);
}
