using Microsoft.Extensions.Hosting;

namespace LeVieuxMoulin.Connectors.Engine.Memory;

/// <summary>Has memory given back to the system once a time of work is over: at rest nothing allocates, so nothing would be collected.</summary>
/// <param name="allocated">Tells how many bytes were allocated since the start.</param>
/// <param name="release">Gives the memory back.</param>
/// <param name="time">The clock.</param>
public sealed class MemoryRest(Func<long> allocated, Func<CancellationToken, Task> release, TimeProvider time) : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>How much may be allocated in a period that counts as rest.</summary>
    public const long QuietBytes = 4 << 20;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var (before, hasWorked) = (allocated(), true);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = allocated();
                var works = now - before > QuietBytes;
                if (hasWorked && !works)
                {
                    await release(stoppingToken);
                }

                (before, hasWorked) = (now, works);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }
}
