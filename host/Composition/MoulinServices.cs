using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Setup;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.Host.Cli;
using LeVieuxMoulin.Connectors.Host.Logging;
using LeVieuxMoulin.Connectors.Stores;
using LeVieuxMoulin.Connectors.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>The wiring: what the host is made of, in the order in which it starts. It stops in the opposite order.</summary>
internal static class MoulinServices
{
    /// <summary>Adds everything.</summary>
    public static void AddMoulin(this IServiceCollection services, HostPaths paths, HostMode mode, HostSettings settings, HostLogging logging)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(mode);
        services.AddStore(paths, settings, mode.Polls);
        services.AddOperations();
        services.AddStreams(mode.Polls);
        services.AddVendorAccess(paths.Data);
        services.AddPluginHost(new PluginHostOptions { PluginsPath = paths.Plugins, StagingPath = Path.Combine(paths.Data, "plugins-staged") });
        services.AddConnections(paths, logging);
        services.AddModules(mode.Polls);
        services.AddMoulinWeb();
        services.AddHostedService(provider => ProcessMemory.Watch(provider.GetRequiredService<IStoreMemory>(), provider.GetRequiredService<TimeProvider>()));
    }

    private static void AddStore(this IServiceCollection services, HostPaths paths, HostSettings settings, bool works)
    {
        services.AddStore(FirstSettings.StoreOf(paths, settings));
        if (works)
        {
            services.AddSingleton<RetentionWorker>();
            services.AddSingleton<IConfigurationObserver>(provider => provider.GetRequiredService<RetentionWorker>());
            services.AddHostedService(provider => provider.GetRequiredService<RetentionWorker>());
        }
    }

    private static void AddStreams(this IServiceCollection services, bool polls)
    {
        services.AddSingleton<StreamSignals>();
        services.AddSingleton<StreamNotices>();
        services.AddSingleton<StreamRunner>();
        services.AddSingleton<SyncConnection>();
        services.AddSingleton<ReplayQuarantine>();
        services.AddSingleton<IRecordSink, RecordSink>();
        services.AddSingleton<IRecordSealer, SecretRecordSealer>();
        if (polls)
        {
            services.AddSingleton<IConnectionWorker, StreamWorker>();
        }
    }

    private static void AddVendorAccess(this IServiceCollection services, string data)
    {
        services.AddSingleton(_ => new SecretBox(KeyRingSource.Load(data, Environment.GetEnvironmentVariable)));
        services.AddSingleton(provider => new TokenStores(provider.GetRequiredService<ISecretBlobStore>(), provider.GetRequiredService<SecretBox>(), data, provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<AccountPins>();
        services.AddSingleton<ConnectionHttpFactory>();
        services.AddSingleton<IConnectionHttpFactory>(provider => provider.GetRequiredService<ConnectionHttpFactory>());
        services.AddSingleton<IBrowser, SystemBrowser>();
        services.AddSingleton<AuthLogin>();
        services.AddSingleton<AuthLogout>();
        services.AddSingleton<LoginSessions>();
    }

    private static void AddModules(this IServiceCollection services, bool works)
    {
        foreach (var module in HostModules.All)
        {
            services.AddSingleton(module);
            module.AddTo(services, works);
        }
    }

    private static void AddConnections(this IServiceCollection services, HostPaths paths, HostLogging logging)
    {
        services.AddSingleton<ConnectionManager>();
        services.AddSingleton<IConnectionDirectory>(provider => provider.GetRequiredService<ConnectionManager>());
        services.AddSingleton<ViewConnections>();
        services.AddSingleton<CheckConnection>();
        services.AddSingleton<SetUpAccount>();
        services.AddSingleton<IConfigurationObserver>(logging);
        services.AddSingleton<IConfigurationObserver, SelectedConnections>();
        services.AddSingleton<PluginArrivals>();
        services.AddSingleton<IPluginObserver>(provider => provider.GetRequiredService<PluginArrivals>());
        services.AddSingleton(provider => new ConfigurationSource(paths.Config, Environment.GetEnvironmentVariable, provider.GetRequiredService<IPluginCatalog>().FindManifest, paths.Development, HostModules.All));
        services.AddSingleton<ConfigurationWatcher>();
        services.AddHostedService<FirstReading>();
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<ConfigurationWatcher>());
    }
}
