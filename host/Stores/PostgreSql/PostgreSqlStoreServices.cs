using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>Puts the PostgreSQL store into a host.</summary>
public static class PostgreSqlStoreServices
{
    /// <summary>Adds all stores. The server is called when the store is first asked for.</summary>
    /// <param name="services">The host's services; they must hold a <see cref="TimeProvider"/> and an <see cref="IRecordSealer"/>.</param>
    /// <param name="connectionString">Where the store is.</param>
    /// <param name="directory">The data directory.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddPostgreSqlStore(this IServiceCollection services, string connectionString, string directory)
    {
        services.AddSingleton<StoreDatabase>(provider => PostgreSqlDatabase.Open(connectionString, directory, provider.GetRequiredService<TimeProvider>()));
        return services.AddRecordStores().AddOperationStores();
    }
}
