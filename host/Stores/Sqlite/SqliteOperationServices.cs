using LeVieuxMoulin.Connectors.Stores.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace LeVieuxMoulin.Connectors.Stores.Sqlite;

/// <summary>Puts the stores of operations, audit, calls, keys and webhooks into a host.</summary>
public static class SqliteOperationServices
{
    /// <summary>Adds the stores; they share the database file of the record store.</summary>
    /// <param name="services">The host's services.</param>
    /// <returns>The same services.</returns>
    public static IServiceCollection AddSqliteOperations(this IServiceCollection services) => services.AddOperationStores();
}
