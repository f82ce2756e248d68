using LeVieuxMoulin.Connectors.Engine.Access;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Calls;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>Puts the stores of operations, audit, calls, keys and webhooks into a host.</summary>
public static class SqliteOperationServices
{
    /// <summary>Adds the stores; they share the database file of the record store.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSqliteOperations(this IServiceCollection services)
    {
        services.AddSingleton<IOperationStore, SqliteOperations>();
        services.AddSingleton<SqliteAudit>();
        services.AddSingleton<IAuditStore>(provider => provider.GetRequiredService<SqliteAudit>());
        services.AddSingleton<IAuditLog>(provider => provider.GetRequiredService<SqliteAudit>());
        services.AddSingleton<ICallStore, SqliteCalls>();
        services.AddSingleton<IApiKeyStore, SqliteApiKeys>();
        services.AddSingleton<IWebhookInbox, SqliteInbox>();
        services.AddSingleton<ISecretBlobStore, SqliteSecrets>();
        return services;
    }
}
