using LeVieuxMoulin.Connectors.Engine.Audit;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>The audit chain in the store.</summary>
/// <param name="database">The store.</param>
/// <param name="time">The clock.</param>
internal sealed class SqlAudit(StoreDatabase database, TimeProvider time) : IAuditStore
{
    /// <inheritdoc />
    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(connection => Append(connection, time.GetUtcNow(), entry), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<AuditRecord>> ReadAsync(long after, int limit, CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<AuditRecord>>(
        connection =>
        {
            var entries = new List<AuditRecord>();
            using var statement = connection.Prepare("SELECT seq, at, kind, subject, actor, detail, previous, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT ?");
            statement.Bind(1, after).Bind(2, limit);
            while (statement.Read())
            {
                var entry = new AuditEntry(statement.Text(2), statement.Text(3), statement.Text(4), statement.Text(5));
                entries.Add(new AuditRecord(statement.Long(0), statement.Instant(1), entry, statement.Text(6), statement.Text(7)));
            }

            return entries;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<AuditHead> ReadHeadAsync(CancellationToken cancellationToken) => database.ReadAsync(ReadHead, cancellationToken);

    /// <summary>Appends an entry inside the transaction of what it tells of.</summary>
    /// <param name="connection">The writing connection.</param>
    /// <param name="at">When.</param>
    /// <param name="entry">What was done.</param>
    /// <returns>The entry's place.</returns>
    public static long Append(StoreConnection connection, DateTimeOffset at, AuditEntry entry)
    {
        var head = ReadHead(connection);
        var sequence = head.Sequence + 1;
        var hash = AuditChain.HashOf(sequence, at, entry, head.Hash);
        using var insert = connection.Prepare("INSERT INTO audit (seq, at, kind, subject, actor, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        insert.Bind(1, sequence).Bind(2, at).Bind(3, entry.Kind).Bind(4, entry.Subject).Bind(5, entry.Actor).Bind(6, entry.Detail).Bind(7, head.Hash).Bind(8, hash).Run();
        using var note = connection.Prepare("UPDATE audit_head SET seq = ?, hash = ?");
        note.Bind(1, sequence).Bind(2, hash).Run();
        return sequence;
    }

    /// <summary>Reads where the chain ends.</summary>
    public static AuditHead ReadHead(StoreConnection connection)
    {
        using var statement = connection.Prepare("SELECT seq, hash FROM audit_head");
        return statement.Read() ? new AuditHead(statement.Long(0), statement.Text(1)) : new AuditHead(0, AuditChain.Genesis);
    }
}
