using LeVieuxMoulin.Connectors.Engine.Access;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Calls;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Webhooks;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace LeVieuxMoulin.Connectors.Stores;

/// <summary>Puts the store into a host.</summary>
public static class StoreServices
{
    /// <summary>Adds the store of records, operations, audit, calls, keys, secrets and webhooks, and what looks after it. It is opened when it is first asked for, and closed with the host.</summary>
    /// <param name="services">The host's services; they must hold a <see cref="TimeProvider"/> and an <see cref="IRecordSealer"/>.</param>
    /// <param name="location">Where it is.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddStore(this IServiceCollection services, StoreLocation location)
    {
        services.AddSingleton(provider => location.Open(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IStoreMemory>(provider => provider.GetRequiredService<StoreDatabase>());
        services.AddSingleton<SqlQuarantine>();
        services.AddSingleton<IQuarantine>(provider => provider.GetRequiredService<SqlQuarantine>());
        services.AddSingleton<IRecordStore, SqlRecordStore>();
        services.AddSingleton<IRecordQueries, SqlRecordQueries>();
        services.AddSingleton<ILedgerStore, SqlLedger>();
        services.AddSingleton<IStoreUpkeep, SqlUpkeep>();
        services.AddSingleton<IStoreRetention, SqlRetention>();
        services.AddSingleton<IOperationStore, SqlOperations>();
        services.AddSingleton<SqlAudit>();
        services.AddSingleton<IAuditStore>(provider => provider.GetRequiredService<SqlAudit>());
        services.AddSingleton<IAuditLog>(provider => provider.GetRequiredService<SqlAudit>());
        services.AddSingleton<ICallStore, SqlCalls>();
        services.AddSingleton<IApiKeyStore, SqlApiKeys>();
        services.AddSingleton<IWebhookInbox, SqlInbox>();
        services.AddSingleton<ISecretBlobStore, SqlSecrets>();
        return services;
    }
}
