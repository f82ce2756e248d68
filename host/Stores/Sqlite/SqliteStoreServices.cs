using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>Puts the SQLite store into a host.</summary>
public static class SqliteStoreServices
{
    /// <summary>Adds the store for records, with its queries and its quarantine. The file is opened when the store is first asked for, and closed with the host.</summary>
    /// <param name="services">The host's services; they must hold a <see cref="TimeProvider"/> and an <see cref="IRecordSealer"/>.</param>
    /// <param name="file">The database file; its folder is the data directory.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSqliteStore(this IServiceCollection services, string file)
    {
        services.AddSingleton<StoreDatabase>(provider => SqliteDatabase.Open(file, provider.GetRequiredService<TimeProvider>()));
        return services.AddRecordStores();
    }
}
