using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>The host's own parts around one connection: pipeline, credentials, streams, operations and the SQLite store.</summary>
internal static class BedServices
{
    /// <summary>Makes them in a data folder.</summary>
    public static ServiceProvider Build(ConnectorBed bed, string data, string? keys, LogCapture log)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log));
        services.AddSingleton(TimeProvider.System);
        services.AddStore(new StoreLocation(data, "moulin.db"));
        services.AddOperations();
        services.AddSingleton<StreamSignals>();
        services.AddSingleton<StreamNotices>();
        services.AddSingleton<IRecordSink, RecordSink>();
        services.AddSingleton<IRecordSealer, SecretRecordSealer>();
        services.AddSingleton(new SecretBox(keys is null ? KeyRing.Generate() : KeyRingSource.Load(keys, Environment.GetEnvironmentVariable)));
        services.AddSingleton(provider => new TokenStores(provider.GetRequiredService<ISecretBlobStore>(), provider.GetRequiredService<SecretBox>(), keys ?? data, provider.GetRequiredService<ILoggerFactory>()));
        services.AddSingleton<AccountPins>();
        services.AddSingleton<ConnectionHttpFactory>();
        services.AddSingleton<IBrowser, AnsweringBrowser>();
        services.AddSingleton<AuthLogin>();
        var connections = new BedConnections(bed);
        services.AddSingleton<IConnectionDirectory>(connections);
        services.AddSingleton<IPluginCatalog>(connections);
        return services.BuildServiceProvider();
    }
}
