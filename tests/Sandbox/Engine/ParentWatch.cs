using System.Diagnostics;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>Ends the program when the process that started it is gone, so that none is left behind.</summary>
internal sealed class ParentWatch(int parentPid, TimeProvider time, IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(500), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (!IsAlive(parentPid))
            {
                lifetime.StopApplication();
                return;
            }
        }
    }

    private static bool IsAlive(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            // This is how the runtime says that no such process runs.
            return false;
        }
    }
}
