using LeVieuxMoulin.Connectors.Engine.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Modules.Loyalty;

/// <summary>Keeps the programme going: at every change, at every booking, and at the venue's midnight.</summary>
internal sealed partial class LoyaltyWork(LoyaltyProgram program, LoyaltyTurn turn, LoyaltySignal signal, IRecordQueries records, TimeProvider time, ILogger<LoyaltyWork> logger) : BackgroundService
{
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception failure)
            {
                // The store failed, or a record cannot be read; nothing is lost, because the next turn begins where this one stood.
                LogFailed(logger, failure);
                await Task.Delay(AfterFailure, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task RunAsync(CancellationToken stopping)
    {
        (LoyaltyRules Rules, DateOnly Day)? settled = null;
        while (true)
        {
            stopping.ThrowIfCancellationRequested();
            if (program.Rules is not { } rules)
            {
                await signal.WaitAsync(LongestWait, stopping);
                continue;
            }

            var today = rules.DayOf(time.GetUtcNow());
            var cursor = await turn.RunAsync(rules, settled != (rules, today), stopping);
            settled = (rules, today);
            await WaitAsync(cursor, rules.MidnightOf(today.AddDays(1)) - time.GetUtcNow(), stopping);
        }
    }

    private async Task WaitAsync(long cursor, TimeSpan untilMidnight, CancellationToken stopping)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping);
        var changed = records.WaitForChangesAsync(cursor, either.Token);
        var woken = signal.WaitAsync(untilMidnight < LongestWait ? untilMidnight : LongestWait, either.Token);
        await Task.WhenAny(changed, woken);
        await either.CancelAsync();
        await Task.WhenAll(changed, woken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(LogLevel.Error, "The loyalty programme stopped at a failure and begins again")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
