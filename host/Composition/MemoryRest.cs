using System.Runtime;
using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>Gives memory back to the system once a time of work is over: at rest nothing allocates, so nothing would be collected.</summary>
/// <param name="allocated">Tells how much was allocated since the start.</param>
/// <param name="release">Gives the memory back.</param>
/// <param name="time">The clock.</param>
internal sealed class MemoryRest(Func<long> allocated, Action release, TimeProvider time) : BackgroundService
{
    private const long QuietBytes = 4 << 20;
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(10);

    /// <summary>Makes the one of this process.</summary>
    public static MemoryRest OfThisProcess(TimeProvider time) => new(() => GC.GetTotalAllocatedBytes(), Release, time);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        var (before, hasWorked) = (0L, true);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                var now = allocated();
                var works = now - before > QuietBytes;
                if (hasWorked && !works)
                {
                    release();
                }

                (before, hasWorked) = (now, works);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private static void Release()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        TrimNative();
    }

    /// <summary>The C library keeps what SQLite gave back, where nobody asks it not to.</summary>
    private static unsafe void TrimNative()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var trim))
        {
            _ = ((delegate* unmanaged<nuint, int>)trim)(0);
        }
    }
}
