using System.Globalization;

namespace LeVieuxMoulin.Connectors.Host.Service;

/// <summary>Reports ready, feeds the watchdog and reports stopping, when systemd started us.</summary>
internal sealed class SystemdService : IAsyncDisposable
{
    private readonly NotifySocket socket;
    private readonly CancellationTokenSource ending = new();
    private readonly CancellationTokenRegistration goodbye;
    private readonly Task feeding;

    private SystemdService(NotifySocket socket, Func<CancellationToken, Task> turn, CancellationToken stopping)
    {
        this.socket = socket;
        socket.Send("READY=1");
        goodbye = stopping.Register(() => socket.Send("STOPPING=1"));
        feeding = WatchdogInterval() is { } interval ? FeedAsync(interval / 2, turn) : Task.CompletedTask;
    }

    /// <summary>Reports ready.</summary>
    /// <param name="turn">One turn through the host's real loops; the watchdog is fed only after it came back.</param>
    /// <param name="stopping">Cancelled when the host begins to stop, which is told at once: finishing takes a while.</param>
    /// <returns>The reporter; null when systemd did not start us.</returns>
    public static SystemdService? Attach(Func<CancellationToken, Task> turn, CancellationToken stopping) =>
        NotifySocket.Open() is { } socket ? new SystemdService(socket, turn, stopping) : null;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await goodbye.DisposeAsync();
        await ending.CancelAsync();
        await feeding;
        ending.Dispose();
        socket.Dispose();
    }

    private async Task FeedAsync(TimeSpan interval, Func<CancellationToken, Task> turn)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(ending.Token))
            {
                await turn(ending.Token);
                socket.Send("WATCHDOG=1");
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            return;
        }
    }

    private static TimeSpan? WatchdogInterval() =>
        long.TryParse(Environment.GetEnvironmentVariable("WATCHDOG_USEC"), NumberStyles.None, CultureInfo.InvariantCulture, out var microseconds) && microseconds > 0
            ? TimeSpan.FromMicroseconds(microseconds)
            : null;
}
