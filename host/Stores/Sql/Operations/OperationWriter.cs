using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Changes operations inside a transaction: the row, its history, the audit and the change feed go together.</summary>
internal static class OperationWriter
{
    /// <summary>The name that operations have in the change feed.</summary>
    public const string Stream = "operation";

    /// <summary>Inserts a new operation.</summary>
    /// <returns>It, with its place and history.</returns>
    public static OperationRecord Insert(StoreConnection connection, OperationRecord operation)
    {
        long sequence;
        using (var insert = connection.Prepare($"INSERT INTO operation ({OperationRows.Columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING seq"))
        {
            OperationRows.BindNew(insert, operation).Read();
            sequence = insert.Long(0);
        }

        var stored = operation with { Sequence = sequence };
        return AddStep(connection, stored, new OperationTransition(operation.State, operation.CreatedAt, "", operation.Actor));
    }

    /// <summary>Stores a changed operation if the row still has the version it was read at.</summary>
    /// <returns>The stored operation without its earlier history; null when it was changed meanwhile.</returns>
    public static OperationRecord? Update(StoreConnection connection, OperationRecord operation, OperationTransition? step)
    {
        var stored = operation with { Version = operation.Version + 1 };
        using (var update = connection.Prepare(
            """
            UPDATE operation SET state = ?, version = ?, attempts = ?, reached = ?, looks = ?, next_attempt_at = ?, not_after = ?, is_cut_off = ?, write_key = ?,
                first_sent_at = ?, last_sent_at = ?, if_revision = ?, if_unchanged_since = ?, result_record_id = ?, already_done = ?, fault = ?
            WHERE id = ? AND version = ?
            """))
        {
            if (OperationRows.BindChanging(update, stored, 1).Bind(17, operation.Id).Bind(18, operation.Version).Run() == 0)
            {
                return null;
            }
        }

        return step is null ? stored : AddStep(connection, stored, step);
    }

    private static OperationRecord AddStep(StoreConnection connection, OperationRecord operation, OperationTransition step)
    {
        using (var insert = connection.Prepare("INSERT INTO operation_transition (operation, state, at, reason, actor) VALUES (?, ?, ?, ?, ?)"))
        {
            insert.Bind(1, operation.Sequence).Bind(2, step.State.ToWord()).Bind(3, step.At).Bind(4, step.Reason).Bind(5, step.Actor).Run();
        }

        var source = SqlSources.Ensure(connection, operation.Connection, Stream);
        SqlChanges.Append(connection, step.At, source, operation.Id, operation.Version == 0 ? ChangeKind.Created : ChangeKind.Updated);
        var detail = $"{operation.Connection} {operation.Kind} {operation.Subject}";
        SqlAudit.Append(connection, step.At, new AuditEntry($"operation.{step.State.ToWord()}", operation.Id, step.Actor, step.Reason.Length == 0 ? detail : $"{detail}: {step.Reason}"));
        return operation with { Transitions = [.. operation.Transitions, step] };
    }
}
