using System.Globalization;
using System.Runtime.CompilerServices;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>One attempt to load a plugin and run its constructor, on a thread that may never come back.</summary>
internal sealed class StartAttempt(AdmittedPlugin admitted)
{
    private readonly Lock gate = new();
    private PluginLoadContext? context;
    private IConnectorPlugin? instance;
    private string? fault;
    private bool isAbandoned;

    /// <summary>Gets the trace of the context of a failed attempt; null when it succeeded or had none.</summary>
    public WeakReference? Remains { get; private set; }

    /// <summary>Loads and starts the plugin.</summary>
    /// <param name="limit">How long it may take.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The plugin, or why it did not start.</returns>
    public async Task<(LoadedPlugin? Plugin, Refusal? Refusal)> RunAsync(TimeSpan limit, TimeProvider time)
    {
        Task work;
        using (ExecutionContext.SuppressFlow())
        {
            work = Task.Run(Start);
        }

        try
        {
            await work.WaitAsync(limit, time);
        }
        catch (TimeoutException)
        {
            fault = string.Create(CultureInfo.InvariantCulture, $"its constructor did not end within {limit.TotalSeconds:0.#} s. A constructor makes no call and waits for nothing");
        }

        return Finish();
    }

    private (LoadedPlugin? Plugin, Refusal? Refusal) Finish()
    {
        lock (gate)
        {
            if (fault is null)
            {
                var plugin = new LoadedPlugin(admitted, context!, instance!);
                (context, instance) = (null, null);
                return (plugin, null);
            }

            isAbandoned = true;
            Remains = LetGo();
            return (null, new Refusal("PLUGIN_START_FAILED", $"{admitted.Manifest.Id} {admitted.Manifest.Version} did not start: {fault}. Tell its author, or bring back the version before."));
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference? LetGo()
    {
        instance = null;
        return Interlocked.Exchange(ref context, null) is { } going ? PluginUnload.Begin(going) : null;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Start()
    {
        var fresh = new PluginLoadContext(admitted);
        lock (gate)
        {
            context = fresh;
        }

        try
        {
            var type = fresh.LoadFromAssemblyPath(admitted.AssemblyPath).GetType(admitted.EntryType, throwOnError: true)!;
            var made = (IConnectorPlugin)Activator.CreateInstance(type)!;
            lock (gate)
            {
                instance = isAbandoned ? null : made;
            }
        }
        catch (Exception error)
        {
            fault = PluginFault.Describe(error);
        }
    }
}
