using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Removes what is old from the store, little by little: nobody waits long for the writer.</summary>
/// <param name="database">The store.</param>
internal sealed class SqlRetention(StoreDatabase database) : IStoreRetention
{
    private const int Batch = 1_000;

    /// <inheritdoc />
    public Task<int> PurgeAsync(string kind, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var sql = SqlOf(kind);
        return database.WriteAsync(
            connection =>
            {
                using var delete = connection.Prepare(sql);
                return delete.Bind(1, before).Bind(2, Batch).Run();
            },
            cancellationToken);
    }

    private static string SqlOf(string kind) => kind switch
    {
        RetentionClasses.Calls => "DELETE FROM call WHERE number IN (SELECT number FROM call WHERE at < ?1 ORDER BY at LIMIT ?2)",
        RetentionClasses.Quarantine => "DELETE FROM quarantine WHERE number IN (SELECT number FROM quarantine WHERE last_seen_at < ?1 ORDER BY number LIMIT ?2)",

        // A young entry may stand before an old one: what is removed ends at the first young one, so that what stays has no gap.
        RetentionClasses.Changes => """
            DELETE FROM change WHERE seq IN (
                SELECT seq FROM change
                WHERE seq < coalesce((SELECT seq FROM change WHERE at >= ?1 ORDER BY seq LIMIT 1), (SELECT max(seq) FROM change))
                ORDER BY seq LIMIT ?2)
            """,
        RetentionClasses.Operations => """
            DELETE FROM operation WHERE seq IN (
                SELECT seq FROM operation o
                WHERE created_at < ?1 AND state IN ('succeeded', 'rejected', 'cancelled', 'settled')
                    AND NOT EXISTS (SELECT 1 FROM operation_transition t WHERE t.operation = o.seq AND t.at >= ?1)
                ORDER BY seq LIMIT ?2)
            """,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It is no class of data that is removed by age."),
    };
}
