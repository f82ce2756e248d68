using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Reads operations with their history.</summary>
internal static class OperationReader
{
    private const string Select = $"SELECT {OperationRows.Columns}, seq FROM operation ";

    /// <summary>Finds one by its id.</summary>
    public static OperationRecord? Find(StoreConnection connection, string id)
    {
        using var statement = connection.Prepare(Select + "WHERE id = ?");
        statement.Bind(1, id);
        return statement.Read() ? WithHistory(connection, OperationRows.Read(statement)) : null;
    }

    /// <summary>Finds one by the caller's key.</summary>
    public static OperationRecord? FindByKey(StoreConnection connection, string name, string idempotencyKey)
    {
        using var statement = connection.Prepare(Select + "WHERE connection = ? AND idempotency_key = ?");
        statement.Bind(1, name).Bind(2, idempotencyKey);
        return statement.Read() ? WithHistory(connection, OperationRows.Read(statement)) : null;
    }

    /// <summary>Lists them, the newest first.</summary>
    public static IReadOnlyList<OperationRecord> List(StoreConnection connection, OperationQuery query)
    {
        var found = new List<OperationRecord>();
        using (var statement = connection.Prepare(Select +
            $"""
            WHERE seq < ?1 AND (?2 IS NULL OR connection = ?2) AND (?3 IS NULL OR kind = ?3) AND (?4 IS NULL OR subject = ?4){StatesOf(query)}
            ORDER BY seq DESC LIMIT ?5
            """))
        {
            statement.Bind(1, query.Before ?? long.MaxValue).Bind(2, query.Connection).Bind(3, query.Kind).Bind(4, query.Subject).Bind(5, query.Limit);
            for (var i = 0; i < query.States.Count; i++)
            {
                statement.Bind(6 + i, query.States[i].ToWord());
            }

            while (statement.Read())
            {
                found.Add(OperationRows.Read(statement));
            }
        }

        return [.. found.Select(operation => WithHistory(connection, operation))];
    }

    /// <summary>Reads the rows of a prepared question, without their history.</summary>
    public static List<OperationRecord> ReadAll(StoreStatement statement)
    {
        var found = new List<OperationRecord>();
        while (statement.Read())
        {
            found.Add(OperationRows.Read(statement));
        }

        return found;
    }

    /// <summary>Adds the history to an operation.</summary>
    public static OperationRecord WithHistory(StoreConnection connection, OperationRecord operation)
    {
        var steps = new List<OperationTransition>();
        using var statement = connection.Prepare("SELECT state, at, reason, actor FROM operation_transition WHERE operation = ? ORDER BY number");
        statement.Bind(1, operation.Sequence);
        while (statement.Read())
        {
            steps.Add(new OperationTransition(OperationRows.StateOf(statement.Text(0)), statement.Instant(1), statement.Text(2), statement.Text(3)));
        }

        return operation with { Transitions = steps };
    }

    private static string StatesOf(OperationQuery query) => query.States.Count == 0
        ? ""
        : $" AND state IN ({string.Join(", ", query.States.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"?{6 + i}")))})";
}
