using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Host.Cli;
using LeVieuxMoulin.Connectors.Host.Logging;
using LeVieuxMoulin.Connectors.Host.Service;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>A running host: the whole of it, in this process.</summary>
internal sealed partial class MoulinHost : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HostLogging logging;
    private readonly string data;

    private MoulinHost(WebApplication app, HostLogging logging, string data)
    {
        this.app = app;
        this.logging = logging;
        this.data = data;
        Address = Loopback(app.Urls.First());
        Token = app.Services.GetRequiredService<CommandLineToken>().Value;
    }

    /// <summary>Gets the address to call it by from this machine.</summary>
    public Uri Address { get; }

    /// <summary>Gets the token to call it with.</summary>
    public string Token { get; }

    /// <summary>Starts a host. When this returns, every plugin folder was looked at, the configuration is applied and the doors are open.</summary>
    /// <param name="paths">Where the installation is.</param>
    /// <param name="mode">What it is started for.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="HostStartException">It cannot start; the message says why.</exception>
    public static async Task<MoulinHost> StartAsync(HostPaths paths, HostMode mode, CancellationToken cancellationToken)
    {
        MakeDataFolder(paths.Data);
        var logging = new HostLogging(paths.Data, mode.Shows);
        var app = Build(paths, mode, logging);
        try
        {
            app.Services.GetRequiredService<IRecordQueries>();
            await app.StartAsync(cancellationToken);
            app.Services.GetRequiredService<HostReadiness>().Set();
            var host = new MoulinHost(app, logging, paths.Data);
            if (mode.Polls)
            {
                // A host made for one command starts one connection at most: nobody else shall find it.
                new RunningHost(host.Address, host.Token).Write(paths.Data);
            }

            return host;
        }
        catch (Exception failure)
        {
            Exception told = failure switch
            {
                StoreException store => new HostStartException(store.Code, store.Message, store),
                FormatException address => new HostStartException("ADDRESS_INVALID", $"{address.Message} Write --urls http://127.0.0.1:5280.", address),
                IOException address => new HostStartException("ADDRESS_NOT_AVAILABLE", $"{address.Message} Choose another address with --urls, or stop the program that uses it.", address),
                _ => failure,
            };
            if (WindowsService.IsActive)
            {
                // It has no console, and nobody would ever read what the command line prints.
                LogStartFailed(logging.Provider.CreateLogger("moulin"), told.Message, failure);
            }

            await app.DisposeAsync();
            logging.Dispose();
            throw told;
        }
    }

    /// <summary>Gets the token that is cancelled when the host begins to stop.</summary>
    public CancellationToken Stopping => app.Lifetime.ApplicationStopping;

    /// <summary>Waits until somebody stops the host, then lets it finish what is in flight.</summary>
    public Task WaitForStopAsync(CancellationToken cancellationToken) => app.WaitForShutdownAsync(cancellationToken);

    /// <summary>Stops the host, as a service manager asks for it.</summary>
    public void RequestStop() => app.Lifetime.StopApplication();

    /// <summary>Takes one turn through the store, for a watchdog.</summary>
    public async Task TurnAsync(CancellationToken cancellationToken) =>
        await app.Services.GetRequiredService<IRecordQueries>().ListStreamsAsync("", cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        RunningHost.Remove(data);
        await app.StopAsync();
        await app.DisposeAsync();
        logging.Dispose();
    }

    private static WebApplication Build(HostPaths paths, HostMode mode, HostLogging logging)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ApplicationName = "moulin", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddInMemoryCollection();
        builder.Logging.ClearProviders();
        builder.Logging.SetMinimumLevel(LogLevel.Debug);
        builder.Logging.AddProvider(logging.Provider);

        // The rest of host.yaml is read with the connections; where to listen and to store has to be known before.
        var settings = FirstSettings.Read(paths);
        builder.WebHost.UseUrls(UrlsOf(paths, mode, settings));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(45));
        builder.Services.AddMoulin(paths, mode, settings, logging);
        var app = builder.Build();
        app.MapMoulin();
        return app;
    }

    private static string[] UrlsOf(HostPaths paths, HostMode mode, HostSettings settings) =>
        !mode.Polls ? ["http://127.0.0.1:0"]
        : paths.Urls is { } urls ? urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [.. settings.Urls];

    private static void MakeDataFolder(string path)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(path);
            }
            else
            {
                Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new HostStartException("DATA_FOLDER_NOT_WRITABLE", $"The data folder {path} cannot be made: {failure.Message} Name another one with --data.", failure);
        }
    }

    private static Uri Loopback(string url)
    {
        var address = new UriBuilder(url.Replace("*", "127.0.0.1", StringComparison.Ordinal).Replace("+", "127.0.0.1", StringComparison.Ordinal));
        address.Host = address.Host is "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return address.Uri;
    }

    [LoggerMessage(LogLevel.Critical, "The host does not start: {Reason}")]
    private static partial void LogStartFailed(ILogger logger, string reason, Exception failure);
}
