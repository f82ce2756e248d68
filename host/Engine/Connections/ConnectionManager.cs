using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>Starts, restarts and stops connections as configuration and plugins come and go. What did not change is not touched.</summary>
public sealed class ConnectionManager : IConnectionDirectory, IConfigurationObserver, IPluginObserver, IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly ConnectionParts parts;
    private readonly WaitingTroubles troubles;
    private readonly HashSet<string> draining = new(StringComparer.Ordinal);
    private bool disposed;
    private volatile Dictionary<string, ConnectionRuntime> runtimes = new(StringComparer.Ordinal);
    private volatile IReadOnlyDictionary<string, string> waiting = new Dictionary<string, string>();

    /// <summary>Makes a manager without connections.</summary>
    /// <param name="plugins">Where connectors come from.</param>
    /// <param name="http">Who builds their HTTP clients.</param>
    /// <param name="workers">Who works for a running connection.</param>
    /// <param name="accounts">Which accounts connections belong to.</param>
    /// <param name="problems">Where troubles are told.</param>
    /// <param name="loggers">Where connections log.</param>
    /// <param name="time">The clock.</param>
    public ConnectionManager(IPluginCatalog plugins, IConnectionHttpFactory http, IEnumerable<IConnectionWorker> workers, AccountPins accounts, IProblemBoard problems, ILoggerFactory loggers, TimeProvider time)
    {
        parts = new ConnectionParts(plugins, http, [.. workers], accounts, problems, loggers, time, () => this);
        troubles = new WaitingTroubles(problems, time);
    }

    /// <summary>Gets the clock.</summary>
    internal TimeProvider Time => parts.Time;

    /// <inheritdoc />
    public IReadOnlyList<ConnectionStatus> Connections =>
    [
        .. runtimes.Values.Select(runtime => runtime.Status)
            .Concat(waiting.Select(missing => NotInstalled(missing.Key, missing.Value)))
            .OrderBy(status => status.Name, StringComparer.Ordinal),
    ];

    /// <inheritdoc />
    public ConnectionUse? Use(string name) => runtimes.GetValueOrDefault(name)?.Use();

    /// <summary>Finds the settings a connection runs with.</summary>
    /// <param name="name">The connection.</param>
    /// <returns>The settings; null when there is no such connection.</returns>
    public ConnectionSettings? FindSettings(string name) => runtimes.GetValueOrDefault(name)?.Settings;

    /// <summary>Tries a connection again now, after a person did something about it.</summary>
    /// <param name="name">The connection.</param>
    public void Nudge(string name) => runtimes.GetValueOrDefault(name)?.Nudge();

    /// <summary>Starts a connection anew with its present settings, after its tokens changed.</summary>
    /// <param name="name">The connection.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task RestartAsync(string name, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (runtimes.GetValueOrDefault(name) is { } runtime)
            {
                await runtime.DisposeAsync();
                runtimes = new Dictionary<string, ConnectionRuntime>(runtimes, StringComparer.Ordinal) { [name] = Started(runtime.Settings) };
            }
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public async Task ApplyAsync(HostConfiguration configuration, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        await gate.WaitAsync(cancellationToken);
        try
        {
            var next = new Dictionary<string, ConnectionRuntime>(StringComparer.Ordinal);
            var ended = new List<Task>();
            foreach (var (name, runtime) in runtimes)
            {
                var wanted = configuration.Connections.FirstOrDefault(settings => settings.Name == name);
                var stays = wanted is null ? configuration.Broken.Contains(name) : wanted.Fingerprint == runtime.Settings.Fingerprint;
                if (stays)
                {
                    next[name] = runtime;
                }
                else
                {
                    ended.Add(runtime.DisposeAsync().AsTask());
                }
            }

            await Task.WhenAll(ended);
            foreach (var settings in configuration.Connections.Where(settings => !next.ContainsKey(settings.Name)))
            {
                next[settings.Name] = Started(settings);
            }

            runtimes = next;
            waiting = configuration.Waiting.Where(missing => !next.ContainsKey(missing.Key)).ToDictionary();
            troubles.Show(waiting);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public async Task PluginLoadedAsync(string id, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            draining.Remove(id);
            var next = new Dictionary<string, ConnectionRuntime>(runtimes, StringComparer.Ordinal);
            foreach (var (name, runtime) in runtimes.Where(pair => pair.Value.Settings.Connector == id))
            {
                if (runtime.HasEnded)
                {
                    next[name] = Started(runtime.Settings);
                }
                else
                {
                    runtime.Nudge();
                }
            }

            runtimes = next;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public async Task PluginDrainingAsync(string id, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            draining.Add(id);
            await Task.WhenAll(runtimes.Values.Where(runtime => runtime.Settings.Connector == id).Select(runtime => runtime.DisposeAsync().AsTask()));
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await StopAsync();
        gate.Dispose();
    }

    /// <summary>Lets every connection end at its next safe point, and starts none again.</summary>
    public async Task StopAsync()
    {
        await gate.WaitAsync();
        try
        {
            await Task.WhenAll(runtimes.Values.Select(runtime => runtime.DisposeAsync().AsTask()));
            runtimes = [];
        }
        finally
        {
            gate.Release();
        }
    }

    private static ConnectionStatus NotInstalled(string name, string connector) => new(
        name,
        connector,
        "",
        [],
        ConnectionState.WaitingForPlugin,
        WaitingTroubles.ReasonFor(connector),
        null,
        null,
        [],
        []);

    /// <summary>While its plugin drains, a connection may be configured but does not start.</summary>
    private ConnectionRuntime Started(ConnectionSettings settings)
    {
        var runtime = new ConnectionRuntime(settings, parts);
        if (!draining.Contains(settings.Connector))
        {
            runtime.Start();
        }

        return runtime;
    }
}
