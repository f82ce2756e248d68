using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Tests.Http;
using LeVieuxMoulin.Connectors.Stores.Sql;
using LeVieuxMoulin.Connectors.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Operations;

public sealed class OperationServicesTests
{
    [Fact]
    public async Task Everything_that_is_registered_can_be_made()
    {
        await using var queue = new OperationHarness(new CapabilitySet());
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(queue.Time);
        services.AddStore(new StoreLocation(Path.GetTempPath(), "never-opened.db"));
        services.AddSingleton(Substitute.For<IRecordSealer>());
        services.AddSingleton<IConnectionDirectory>(queue.Connections);
        services.AddSingleton(Substitute.For<IPluginCatalog>());
        services.AddSingleton(Substitute.For<IRecordQueries>());
        services.AddSingleton<IRecordSink>(queue.Sink);
        services.AddSingleton(Substitute.For<IAuditLog>());
        services.AddSingleton<ISecretBlobStore>(new MemoryBlobStore());
        services.AddSingleton(new SecretBox(KeyRing.Generate()));
        services.AddSingleton<StoreDatabase>(queue.Database);
        services.AddOperations();

        await using var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        provider.GetServices<IConnectionWorker>().Count().ShouldBe(3);
        provider.GetServices<IHostedService>().Count().ShouldBe(2);
    }
}
