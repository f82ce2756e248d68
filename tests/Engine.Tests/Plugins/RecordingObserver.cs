using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

/// <summary>Keeps what it is told, and may do something of its own first.</summary>
internal sealed class RecordingObserver : IPluginObserver
{
    public ConcurrentQueue<string> Told { get; } = new();

    public Func<string, Task> OnLoaded { get; set; } = _ => Task.CompletedTask;

    public Func<string, Task> OnDraining { get; set; } = _ => Task.CompletedTask;

    public Task PluginLoadedAsync(string id, CancellationToken cancellationToken)
    {
        Told.Enqueue($"loaded {id}");
        return OnLoaded(id);
    }

    public Task PluginDrainingAsync(string id, CancellationToken cancellationToken)
    {
        Told.Enqueue($"draining {id}");
        return OnDraining(id);
    }
}
