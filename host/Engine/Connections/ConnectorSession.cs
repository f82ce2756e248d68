using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.DropFolders;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>One connector while it lives: the plugin's lease, its HTTP clients and the connector itself, let go together.</summary>
internal sealed class ConnectorSession : IAsyncDisposable
{
    private static readonly TimeSpan DisposeLimit = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private readonly CancellationToken stopping;
    private readonly TaskCompletionSource idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConnectionSettings settings;
    private readonly ManifestVariant variant;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private PluginLease? lease;
    private IConnector? connector;
    private int uses;
    private bool closing;

    private ConnectorSession(ConnectionSettings settings, ManifestVariant variant, PluginLease lease, ConnectionHttp http, IConnector connector, TimeProvider time, ILogger logger, CancellationToken stopping)
    {
        this.settings = settings;
        this.variant = variant;
        this.lease = lease;
        this.connector = connector;
        this.time = time;
        this.logger = logger;
        this.stopping = stopping;
        Http = http;
        Capabilities = [.. connector.Capabilities.ByName.Keys.Order(StringComparer.Ordinal)];
    }

    /// <summary>Gets the connection's HTTP clients.</summary>
    public ConnectionHttp Http { get; }

    /// <summary>Gets the folder that documents are exchanged through.</summary>
    private DropFolder? Folder { get; init; }

    /// <summary>Gets the names of what the connector can do.</summary>
    public IReadOnlyList<string> Capabilities { get; }

    /// <summary>Gets the names of what the manifest says the connector can do.</summary>
    public IReadOnlyList<string> Named => variant.Offers;

    /// <summary>Makes the connector. What was taken is given back when that fails. Uses are told to finish when <paramref name="stopping"/> is cancelled.</summary>
    public static async Task<ConnectorSession> OpenAsync(ConnectionSettings settings, PluginLease lease, IConnectionHttpFactory factory, TimeProvider time, ILogger logger, IProblemBoard problems, CancellationToken stopping)
    {
        ConnectionHttp? http = null;
        DropFolder? folder = null;
        try
        {
            var variant = lease.Manifest.Variants.First(candidate => candidate.Id == settings.Variant);
            http = await factory.CreateAsync(settings, variant, stopping);
            folder = settings.DropFolder is { } folders ? new DropFolder(settings.Name, folders, problems, time) : null;
            var connector = await lease.CreateAsync(ContextOf(settings, http, folder, time, logger));
            http.Use(connector.Dialect);
            return new ConnectorSession(settings, variant, lease, http, connector, time, logger, stopping) { Folder = folder };
        }
        catch
        {
            if (http is not null)
            {
                await http.DisposeAsync();
            }

            folder?.Dispose();
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Lends the connector for one piece of work; null once the session closes.</summary>
    public ConnectionUse? Use()
    {
        lock (gate)
        {
            if (closing || connector is null || lease is null)
            {
                return null;
            }

            uses++;
            return new ConnectionUse(settings, lease.Manifest, variant, connector, Release, stopping);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        lock (gate)
        {
            closing = true;
            if (uses == 0)
            {
                idle.TrySetResult();
            }
        }

        await idle.Task;
        await DisposeConnectorAsync();
        connector = null;
        await Http.DisposeAsync();
        Folder?.Dispose();
        lease?.Dispose();
        lease = null;
    }

    /// <summary>Says what the host lends to a connector.</summary>
    internal static ConnectorContext ContextOf(ConnectionSettings settings, ConnectionHttp http, IDropFolder? folder, TimeProvider time, ILogger logger) => new()
    {
        Connection = settings.Name,
        Variant = settings.Variant,
        Settings = settings.PluginSettings,
        Http = http.Main,
        OtherHttp = http.Others,
        DropFolder = folder,
        Grant = http.Grant,
        Venues = settings.Venues,
        Time = time,
        Logger = logger,
    };

    private void Release()
    {
        lock (gate)
        {
            if (--uses == 0 && closing)
            {
                idle.TrySetResult();
            }
        }
    }

    /// <summary>A connector that does not come back from its disposal is left behind, said so, and shows up as a leak.</summary>
    private async Task DisposeConnectorAsync()
    {
        var dying = connector!;
        Task disposal;
        using (ExecutionContext.SuppressFlow())
        {
            disposal = Task.Run(async () => await dying.DisposeAsync());
        }

        try
        {
            await disposal.WaitAsync(DisposeLimit, time);
        }
        catch (TimeoutException)
        {
            logger.LogWarning("The connector of {Connection} did not finish its disposal within {Limit}", settings.Name, DisposeLimit);
        }
        catch (Exception exception)
        {
            logger.LogWarning("The connector of {Connection} failed while it was disposed: {Reason}", settings.Name, exception.Message);
        }
    }
}
