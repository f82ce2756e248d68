using System.Runtime;
using System.Runtime.InteropServices;
using LeVieuxMoulin.Connectors.Engine.Memory;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>The memory of this process: the store's, the collector's and the C library's.</summary>
internal static class ProcessMemory
{
    /// <summary>Makes the one that gives it back at rest.</summary>
    public static MemoryRest Watch(IStoreMemory store, TimeProvider time) => new(
        () => GC.GetTotalAllocatedBytes(),
        async cancellationToken =>
        {
            await store.ReleaseAsync(cancellationToken);
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            TrimNative();
        },
        time);

    /// <summary>The C library keeps what SQLite gave back, where nobody asks it not to.</summary>
    private static unsafe void TrimNative()
    {
        if (OperatingSystem.IsLinux() && NativeLibrary.TryLoad("libc.so.6", out var library) && NativeLibrary.TryGetExport(library, "malloc_trim", out var trim))
        {
            _ = ((delegate* unmanaged<nuint, int>)trim)(0);
        }
    }
}
