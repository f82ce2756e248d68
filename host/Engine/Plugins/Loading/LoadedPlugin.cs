using System.Globalization;
using System.Runtime.CompilerServices;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>A running plugin: the only object of the host that holds it, besides leases.</summary>
internal sealed class LoadedPlugin(AdmittedPlugin admitted, PluginLoadContext context, IConnectorPlugin instance)
{
    private readonly Lock gate = new();
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private PluginLoadContext? context = context;
    private IConnectorPlugin? instance = instance;
    private int leases;
    private bool isDraining;

    /// <summary>Gets the manifest.</summary>
    public PluginManifest Manifest { get; } = admitted.Manifest;

    /// <summary>Gets the hash of the staged files.</summary>
    public string Hash { get; } = admitted.Hash;

    /// <summary>Gets the staged folder.</summary>
    public string Folder { get; } = admitted.Folder;

    /// <summary>Gets a task that ends when the plugin is draining and no lease is left.</summary>
    public Task Idle => idle.Task;

    /// <summary>Lends the plugin; null when it is draining.</summary>
    public PluginLease? Acquire()
    {
        lock (gate)
        {
            if (isDraining || instance is null)
            {
                return null;
            }

            leases++;
            return new PluginLease(Manifest, instance, Release);
        }
    }

    /// <summary>Lends it to nobody from now on.</summary>
    public void BeginDrain()
    {
        lock (gate)
        {
            isDraining = true;
            if (leases == 0)
            {
                idle.TrySetResult();
            }
        }
    }

    /// <summary>Disposes the plugin where it can be disposed.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <returns>What went wrong; null when nothing did.</returns>
    public async Task<string?> DisposeInstanceAsync(TimeSpan limit, TimeProvider time)
    {
        Task<string?> work;
        using (ExecutionContext.SuppressFlow())
        {
            work = Task.Run(() => DisposeAsync(instance));
        }

        try
        {
            return await work.WaitAsync(limit, time);
        }
        catch (TimeoutException)
        {
            return string.Create(CultureInfo.InvariantCulture, $"its disposal did not end within {limit.TotalSeconds:0.#} s");
        }
    }

    /// <summary>Lets go of the plugin and begins the unload.</summary>
    /// <returns>A reference that dies when the memory comes back.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public WeakReference Unload()
    {
        var going = Interlocked.Exchange(ref context, null) ?? throw new InvalidOperationException("The plugin is unloaded already.");
        instance = null;
        return PluginUnload.Begin(going);
    }

    private static async Task<string?> DisposeAsync(IConnectorPlugin? plugin)
    {
        try
        {
            if (plugin is IAsyncDisposable slow)
            {
                await slow.DisposeAsync();
            }
            else
            {
                (plugin as IDisposable)?.Dispose();
            }

            return null;
        }
        catch (Exception error)
        {
            return $"its disposal threw {PluginFault.Describe(error)}";
        }
    }

    private void Release()
    {
        lock (gate)
        {
            leases--;
            if (isDraining && leases == 0)
            {
                idle.TrySetResult();
            }
        }
    }
}
