using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Looks after the open store.</summary>
/// <param name="database">The store.</param>
internal sealed class SqlUpkeep(StoreDatabase database) : IStoreUpkeep
{
    /// <inheritdoc />
    public Task<StoreSize> MeasureAsync(CancellationToken cancellationToken) => database.ReadAsync(
        read => new StoreSize(
            database.Kind,
            database.Place,
            read.Schema.MeasureBytes(),
            read.Schema.ReadLastChange(),
            [.. read.Schema.ReadTables().Select(read.Schema.Measure).OrderBy(table => table.Name, StringComparer.Ordinal)]),
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string>> CheckAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<string>>(
        read => [.. read.Schema.Check(), .. CheckCounts(read), .. CheckLost(read), .. CheckFeed(read)],
        cancellationToken);

    /// <inheritdoc />
    public Task<StoreBackup> BackUpAsync(string file, CancellationToken cancellationToken) => Task.Run(() => database.BackUp(file), cancellationToken);

    private static IEnumerable<string> CheckCounts(StoreConnection read)
    {
        using var select = read.Prepare("""
            SELECT connection, stream, records, (SELECT count(*) FROM record WHERE record.source = source.id AND removed IS NULL) FROM source WHERE stream <> 'operation'
            """);
        while (select.Read())
        {
            if (select.Long(2) != select.Long(3))
            {
                yield return $"{select.Text(0)} counts {select.Long(2)} records of {select.Text(1)}, and has {select.Long(3)}.";
            }
        }
    }

    private static IEnumerable<string> CheckLost(StoreConnection read)
    {
        foreach (var table in new[] { "record", "hint", "quarantine", "change" })
        {
            if (read.Count($"SELECT count(*) FROM {table} WHERE NOT EXISTS (SELECT 1 FROM source WHERE source.id = {table}.source)") is > 0 and var lost)
            {
                yield return $"{lost} rows of {table} belong to no stream.";
            }
        }
    }

    private static IEnumerable<string> CheckFeed(StoreConnection read)
    {
        if (read.Count("SELECT max(seq) FROM change") > read.Schema.ReadLastChange())
        {
            yield return "The change feed holds a number that it has not given yet.";
        }
    }
}
