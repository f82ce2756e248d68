using LeVieuxMoulin.Connectors.Engine.Calls;
using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The journal of vendor calls in the store.</summary>
/// <param name="database">The store.</param>
internal sealed class SqlCalls(StoreDatabase database) : ICallStore
{
    /// <inheritdoc />
    public Task AppendAsync(IReadOnlyList<VendorCallEntry> calls, CancellationToken cancellationToken)
    {
        VendorCallEntry[] batch = [.. calls];
        return database.WriteAsync(connection => Append(connection, batch), cancellationToken);
    }

    /// <inheritdoc />
    public Task<IReadOnlyList<StoredCall>> ListAsync(CallQuery query, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<StoredCall>>(
        connection =>
        {
            var found = new List<StoredCall>();
            using var statement = connection.Prepare(
                """
                SELECT number, at, connection, operation, method, path, status, attempt, took, bytes, operation_id, vendor_request_id, fault, answer FROM call
                WHERE number < ?1 AND (?2 IS NULL OR connection = ?2) AND (?3 IS NULL OR operation = ?3) AND (?4 IS NULL OR operation_id = ?4)
                    AND (?5 = 0 OR fault IS NOT NULL) AND (?6 IS NULL OR at >= ?6)
                ORDER BY number DESC LIMIT ?7
                """);
            statement.Bind(1, query.Before ?? long.MaxValue).Bind(2, query.Connection).Bind(3, query.Operation).Bind(4, query.OperationId)
                .Bind(5, query.FailedOnly ? 1 : 0).Bind(6, query.From).Bind(7, query.Limit);
            while (statement.Read())
            {
                found.Add(new StoredCall(statement.Long(0), Read(statement)));
            }

            return found;
        },
        cancellationToken);

    private static int Append(StoreConnection connection, VendorCallEntry[] calls)
    {
        using var insert = connection.Prepare(
            "INSERT INTO call (at, connection, operation, method, path, status, attempt, took, bytes, operation_id, vendor_request_id, fault, answer) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        foreach (var call in calls)
        {
            insert.Bind(1, call.At).Bind(2, call.Connection).Bind(3, call.Operation).Bind(4, call.Method).Bind(5, call.PathTemplate).Bind(6, call.Status)
                .Bind(7, call.Attempt).Bind(8, (long)(call.Milliseconds * 1_000)).Bind(9, call.Bytes).Bind(10, call.OperationId).Bind(11, call.VendorRequestId)
                .Bind(12, call.Fault).Bind(13, call.Answer).Run();
        }

        return calls.Length;
    }

    private static VendorCallEntry Read(StoreStatement row) => new()
    {
        At = row.Instant(1),
        Connection = row.Text(2),
        Operation = row.Text(3),
        Method = row.Text(4),
        PathTemplate = row.Text(5),
        Status = (int)row.Long(6),
        Attempt = (int)row.Long(7),
        Milliseconds = row.Long(8) / 1_000.0,
        Bytes = row.LongOrNull(9),
        OperationId = row.TextOrNull(10),
        VendorRequestId = row.TextOrNull(11),
        Fault = row.TextOrNull(12),
        Answer = row.TextOrNull(13),
    };
}
