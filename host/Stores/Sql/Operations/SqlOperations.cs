using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Operations in the store.</summary>
/// <param name="database">The store.</param>
internal sealed class SqlOperations(StoreDatabase database) : IOperationStore
{
    private const string Open = "('pending', 'running', 'deferred', 'unknown')";
    private const string Waiting = "('pending', 'deferred', 'unknown')";
    private const string IsFirst = $"NOT EXISTS (SELECT 1 FROM operation e WHERE e.connection = o.connection AND e.subject = o.subject AND e.seq < o.seq AND e.state IN {Open})";
    private const string Select = $"SELECT {OperationRows.Columns}, seq FROM operation o ";

    /// <inheritdoc />
    public Task<OperationSubmission> AddAsync(OperationRecord operation, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            if (OperationReader.FindByKey(connection, operation.Connection, operation.IdempotencyKey) is { } earlier)
            {
                return new OperationSubmission(earlier, false);
            }

            if (operation.LastWins)
            {
                CancelSuperseded(connection, operation);
            }

            return new OperationSubmission(OperationWriter.Insert(connection, operation), true);
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<OperationRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => OperationReader.Find(connection, id), cancellationToken);

    /// <inheritdoc />
    public Task<OperationRecord?> FindByKeyAsync(string connection, string idempotencyKey, CancellationToken cancellationToken) =>
        database.ReadAsync(reader => OperationReader.FindByKey(reader, connection, idempotencyKey), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<OperationRecord>> ListAsync(OperationQuery query, CancellationToken cancellationToken) =>
        database.ReadAsync(connection => OperationReader.List(connection, query), cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<OperationCounts>> CountAsync(CancellationToken cancellationToken) => database.ReadAsync<IReadOnlyList<OperationCounts>>(
        connection =>
        {
            var counts = new List<OperationCounts>();
            using var statement = connection.Prepare("SELECT connection, state, count(*) FROM operation GROUP BY connection, state ORDER BY connection, state");
            while (statement.Read())
            {
                counts.Add(new OperationCounts(statement.Text(0), OperationRows.StateOf(statement.Text(1)), statement.Long(2)));
            }

            return counts;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<OperationClaim>> ClaimAsync(string connection, DateTimeOffset now, DateTimeOffset reservedUntil, int limit, CancellationToken cancellationToken) => database.WriteAsync<IReadOnlyList<OperationClaim>>(
        writer =>
        {
            List<OperationRecord> due;
            using (var statement = writer.Prepare(Select + $"WHERE connection = ?1 AND state IN {Waiting} AND next_attempt_at <= ?2 AND (state = 'unknown' OR not_after > ?2) AND {IsFirst} ORDER BY not_after, seq LIMIT ?3" + writer.ForUpdate))
            {
                statement.Bind(1, connection).Bind(2, now).Bind(3, limit);
                due = OperationReader.ReadAll(statement);
            }

            return [.. due.Select(operation => Claim(writer, operation, now, reservedUntil))];
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<OperationRecord>> ExpireAsync(string? connection, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync<IReadOnlyList<OperationRecord>>(
        writer =>
        {
            List<OperationRecord> late;
            using (var statement = writer.Prepare(Select + $"WHERE (?1 IS NULL OR connection = ?1) AND state IN {Waiting} AND state <> 'unknown' AND not_after <= ?2"))
            {
                statement.Bind(1, connection).Bind(2, now);
                late = OperationReader.ReadAll(statement);
            }

            return [.. late.Select(operation => Move(writer, operation with { State = OperationState.Dead, NextAttemptAt = null }, now, ReasonOf(operation)))];
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<int> RecoverAsync(string? connection, DateTimeOffset now, CancellationToken cancellationToken) => database.WriteAsync(
        writer =>
        {
            List<OperationRecord> running;
            using (var statement = writer.Prepare(Select + $"WHERE (?1 IS NULL OR connection = ?1) AND state IN {Open} AND state = 'running'"))
            {
                statement.Bind(1, connection);
                running = OperationReader.ReadAll(statement);
            }

            foreach (var operation in running)
            {
                Move(writer, operation with { State = OperationState.Unknown, Reached = operation.Reached + 1, NextAttemptAt = now }, now, "The host stopped while this was being sent.");
            }

            // A look-up that the stopped host had begun is not waited for.
            using var reserved = writer.Prepare($"UPDATE operation SET next_attempt_at = ?2 WHERE (?1 IS NULL OR connection = ?1) AND state IN {Waiting} AND state = 'unknown' AND next_attempt_at > ?2");
            reserved.Bind(1, connection).Bind(2, now).Run();
            return running.Count;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<DateTimeOffset?> NextDueAsync(string connection, CancellationToken cancellationToken) => database.ReadAsync(
        reader =>
        {
            using var statement = reader.Prepare(
                $"""
                SELECT min(at) FROM (
                    SELECT min(next_attempt_at) AS at FROM operation o WHERE connection = ?1 AND state IN {Waiting} AND {IsFirst}
                    UNION ALL
                    SELECT min(not_after) FROM operation WHERE connection = ?1 AND state IN {Waiting} AND state <> 'unknown') AS due
                """);
            statement.Bind(1, connection);
            return statement.Read() ? statement.InstantOrNull(0) : null;
        },
        cancellationToken);

    /// <inheritdoc />
    public Task<OperationRecord?> SaveAsync(OperationRecord operation, OperationTransition? transition, CancellationToken cancellationToken) => database.WriteAsync(
        connection => OperationWriter.Update(connection, operation, transition) is { } stored ? OperationReader.WithHistory(connection, stored) : null,
        cancellationToken);

    /// <summary>Makes every unfinished operation unknown, due at once: the store is older than what was sent from it.</summary>
    /// <param name="connection">The writing connection.</param>
    /// <param name="now">When.</param>
    /// <returns>How many there are.</returns>
    public static int Distrust(StoreConnection connection, DateTimeOffset now)
    {
        List<OperationRecord> open;
        using (var statement = connection.Prepare(Select + $"WHERE state IN {Open}"))
        {
            open = OperationReader.ReadAll(statement);
        }

        foreach (var operation in open)
        {
            var unknown = operation with
            {
                State = OperationState.Unknown,
                Reached = operation.Reached + 1,
                NextAttemptAt = now,
                FirstSentAt = operation.FirstSentAt ?? operation.CreatedAt,
                LastSentAt = now,
            };
            Move(connection, unknown, now, "A backup was restored: it may have been sent since the backup was made.");
        }

        return open.Count;
    }

    private static OperationClaim Claim(StoreConnection connection, OperationRecord operation, DateTimeOffset now, DateTimeOffset reservedUntil)
    {
        if (operation.State == OperationState.Unknown)
        {
            var reserved = OperationWriter.Update(connection, operation with { NextAttemptAt = reservedUntil }, null)!;
            return new OperationClaim(OperationReader.WithHistory(connection, reserved), operation.FirstSentAt);
        }

        var running = operation with
        {
            State = OperationState.Running,
            Attempts = operation.Attempts + 1,
            NextAttemptAt = null,
            FirstSentAt = operation.FirstSentAt ?? now,
            LastSentAt = now,
        };
        return new OperationClaim(Move(connection, running, now, ""), operation.FirstSentAt);
    }

    private static void CancelSuperseded(StoreConnection connection, OperationRecord by)
    {
        List<OperationRecord> waiting;
        using (var statement = connection.Prepare(Select + $"WHERE connection = ? AND subject = ? AND kind = ? AND state IN {Open} AND state IN ('pending', 'deferred')"))
        {
            statement.Bind(1, by.Connection).Bind(2, by.Subject).Bind(3, by.Kind);
            waiting = OperationReader.ReadAll(statement);
        }

        foreach (var operation in waiting)
        {
            Move(connection, operation with { State = OperationState.Cancelled, NextAttemptAt = null }, by.CreatedAt, $"Superseded by {by.Id}.");
        }
    }

    /// <summary>Inside the one writing transaction nobody else can have changed the row.</summary>
    private static OperationRecord Move(StoreConnection connection, OperationRecord operation, DateTimeOffset at, string reason) =>
        OperationReader.WithHistory(connection, OperationWriter.Update(connection, operation, new OperationTransition(operation.State, at, reason))!);

    private static string ReasonOf(OperationRecord operation)
    {
        var why = operation.IsCutOff ? "The vendor's cut-off passed before it could be sent." : "Its time ran out before it could be sent.";
        return operation.Fault is { } fault ? $"{why} Last: {fault.Message}" : why;
    }
}
