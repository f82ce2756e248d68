using LeVieuxMoulin.Connectors.Engine.Access;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Calls;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Puts what both databases share into a host.</summary>
internal static class SqlStoreServices
{
    /// <summary>Adds the stores of records and books over a database.</summary>
    public static IServiceCollection AddRecordStores(this IServiceCollection services)
    {
        services.AddSingleton<IStoreMemory>(provider => provider.GetRequiredService<StoreDatabase>());
        services.AddSingleton<SqlQuarantine>();
        services.AddSingleton<IQuarantine>(provider => provider.GetRequiredService<SqlQuarantine>());
        services.AddSingleton<IRecordStore, SqlRecordStore>();
        services.AddSingleton<IRecordQueries, SqlRecordQueries>();
        services.AddSingleton<ILedgerStore, SqlLedger>();
        return services;
    }

    /// <summary>Adds the stores of operations, audit, calls, keys, secrets and webhooks over a database, and what looks after it.</summary>
    public static IServiceCollection AddOperationStores(this IServiceCollection services)
    {
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
