using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Streams;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>One connector in the host's own pipeline, runner, operations and store, with a database of its own.</summary>
public sealed class ConnectorBed : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("conformance-");
    private readonly LogCapture log = new();
    private readonly ServiceProvider services;
    private readonly Func<ConnectorContext, Task<IConnector>> make;
    private ConnectionHttp? http;
    private IConnector? connector;

    private ConnectorBed(PluginManifest manifest, ConnectionSettings settings, Simulator? simulator, string? keys, Func<ConnectorContext, Task<IConnector>> make)
    {
        (Manifest, Settings, Vendor, this.make) = (manifest, settings, simulator, make);
        Variant = manifest.Variants.First(variant => variant.Id == settings.Variant);
        services = BedServices.Build(this, folder.FullName, keys, log);
    }

    /// <summary>Gets the connection's settings.</summary>
    public ConnectionSettings Settings { get; private set; }

    /// <summary>Gets the manifest.</summary>
    public PluginManifest Manifest { get; }

    /// <summary>Gets the variant in force.</summary>
    public ManifestVariant Variant { get; }

    /// <summary>Gets the simulated vendor.</summary>
    public Simulator Simulator => Vendor ?? throw new InvalidOperationException("This bed has a real vendor.");

    /// <summary>Gets what the connection can do.</summary>
    public CapabilitySet Capabilities => connector!.Capabilities;

    /// <summary>Gets the streams that have a feed, places first.</summary>
    public IReadOnlyList<string> Feeds => [.. Capabilities.ByName.Keys.Where(name => name.StartsWith("feed.", StringComparison.Ordinal)).Select(name => name[5..]).OrderBy(name => name == "location" ? 0 : 1).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>Gets what was logged so far.</summary>
    internal IReadOnlyCollection<string> Log => log.Lines;

    /// <summary>Gets the data folder.</summary>
    internal string Data => folder.FullName;

    private Simulator? Vendor { get; }

    /// <summary>Gets a part of the host.</summary>
    /// <typeparam name="TPart">The part.</typeparam>
    public TPart Get<TPart>()
        where TPart : notnull => services.GetRequiredService<TPart>();

    /// <summary>Finds an ability.</summary>
    /// <typeparam name="TCapability">The contract's interface.</typeparam>
    public TCapability Find<TCapability>()
        where TCapability : class => Capabilities.Find<TCapability>() ?? throw new InvalidOperationException($"The connection does not offer {CapabilitySet.NameOf<TCapability>()}.");

    /// <summary>Runs one stream to its end.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="cancellationToken">Stops it after a whole page.</param>
    public Task<StreamResult> SyncAsync(string stream, CancellationToken cancellationToken) => SyncAsync(stream, null, cancellationToken);

    /// <summary>Takes the connector into use.</summary>
    internal ConnectionUse? Use() => connector is null ? null : new ConnectionUse(Settings, Manifest, Variant, connector, static () => { }, CancellationToken.None);

    /// <summary>Opens a bed: makes the clients, logs in where the vendor wants consent, makes the connector.</summary>
    internal static async Task<ConnectorBed> OpenAsync(PluginManifest manifest, ConnectionSettings settings, Simulator? simulator, string? keys, Func<ConnectorContext, Task<IConnector>> make, CancellationToken cancellationToken)
    {
        var bed = new ConnectorBed(manifest, settings, simulator, keys, make);
        try
        {
            foreach (var worker in bed.services.GetServices<IHostedService>())
            {
                await worker.StartAsync(cancellationToken);
            }

            await bed.ConnectAsync(settings, cancellationToken);
            return bed;
        }
        catch
        {
            await bed.DisposeAsync();
            throw;
        }
    }

    /// <summary>Lets the connector and its clients go and makes new ones, as after a start of the host, over the same store.</summary>
    internal async Task ReconnectAsync(ConnectionSettings settings, CancellationToken cancellationToken)
    {
        await DisconnectAsync();
        await ConnectAsync(settings, cancellationToken);
    }

    /// <summary>Runs one stream with a runner of its own.</summary>
    internal async Task<StreamResult> SyncAsync(string stream, IProgress<StreamProgress>? progress, CancellationToken cancellationToken)
    {
        var runner = new StreamRunner(Get<IRecordStore>(), Get<IRecordQueries>(), Get<StreamNotices>(), TimeProvider.System);
        using var use = Use()!;
        return await runner.RunAsync(use, stream, new StreamRunOptions(), progress, cancellationToken);
    }

    /// <summary>Reads the tokens that the vendor has given.</summary>
    internal async Task<IReadOnlyList<string>> TokensAsync(CancellationToken cancellationToken)
    {
        var tokens = new List<string>();
        foreach (var (name, auth) in Settings.Credentials.Where(credential => credential.Value.Method is AuthMethod.AuthorizationCode or AuthMethod.ClientCredentials))
        {
            var token = await Get<TokenStores>().For(auth).LoadAsync(new TokenKey(Settings.Name, name), cancellationToken);
            tokens.AddRange(new[] { token?.AccessToken, token?.RefreshToken }.OfType<string>());
        }

        return tokens;
    }

    /// <summary>Stops what runs beside, so that all that was to be written down is.</summary>
    internal async Task QuietAsync()
    {
        foreach (var worker in services.GetServices<IHostedService>())
        {
            await worker.StopAsync(CancellationToken.None);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await DisconnectAsync();
        await QuietAsync();
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private async Task ConnectAsync(ConnectionSettings settings, CancellationToken cancellationToken)
    {
        Settings = settings;
        var factory = Get<ConnectionHttpFactory>();
        http = await factory.CreateAsync(settings, Variant, cancellationToken);
        if (http.NeedsConsent && Vendor is not null)
        {
            await http.DisposeAsync();
            http = null;
            await Get<AuthLogin>().RunAsync(new LoginRequest { Settings = settings, Variant = Variant, Actor = "conformance", Show = static (_, _) => Task.CompletedTask }, cancellationToken);
            http = await factory.CreateAsync(settings, Variant, cancellationToken);
        }

        http.NeedsConsent.ShouldBeFalse($"{settings.Name} waits for a person's consent");
        connector = await make(new ConnectorContext
        {
            Connection = settings.Name,
            Variant = settings.Variant,
            Settings = settings.PluginSettings,
            Http = http.Main,
            OtherHttp = http.Others,
            Grant = http.Grant,
            Venues = settings.Venues,
            Time = TimeProvider.System,
            Logger = Get<ILoggerFactory>().CreateLogger($"connection.{settings.Name}"),
        });
        http.Use(connector.Dialect);
    }

    private async Task DisconnectAsync()
    {
        if (connector is not null)
        {
            await connector.DisposeAsync();
            connector = null;
        }

        if (http is not null)
        {
            await http.DisposeAsync();
            http = null;
        }
    }
}
