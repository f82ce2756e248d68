using System.Text.Json;
using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>Turns rows into operations and back.</summary>
internal static class OperationRows
{
    /// <summary>The columns, in the order that <see cref="Read"/> and <see cref="BindNew"/> go by.</summary>
    public const string Columns =
        "id, connection, kind, subject, last_wins, command, idempotency_key, request_hash, actor, created_at, state, version, attempts, reached, looks, "
        + "next_attempt_at, not_after, is_cut_off, write_key, first_sent_at, last_sent_at, if_revision, if_unchanged_since, result_record_id, already_done, fault";

    private const int SequenceColumn = 26;

    /// <summary>Reads the row that <c>SELECT columns, seq</c> gives; without its history.</summary>
    public static OperationRecord Read(StoreStatement row) => new()
    {
        Id = row.Text(0),
        Connection = row.Text(1),
        Kind = row.Text(2),
        Subject = row.Text(3),
        LastWins = row.Long(4) != 0,
        Command = row.Text(5),
        IdempotencyKey = row.Text(6),
        RequestHash = row.Text(7),
        Actor = row.Text(8),
        CreatedAt = row.Instant(9),
        State = StateOf(row.Text(10)),
        Version = row.Long(11),
        Attempts = (int)row.Long(12),
        Reached = (int)row.Long(13),
        Looks = (int)row.Long(14),
        NextAttemptAt = row.InstantOrNull(15),
        NotAfter = row.Instant(16),
        IsCutOff = row.Long(17) != 0,
        WriteKey = row.Text(18),
        FirstSentAt = row.InstantOrNull(19),
        LastSentAt = row.InstantOrNull(20),
        IfRevision = row.LongOrNull(21),
        IfUnchangedSince = row.InstantOrNull(22),
        ResultRecordId = row.TextOrNull(23),
        AlreadyDone = row.Long(24) != 0,
        Fault = row.TextOrNull(25) is { } fault ? JsonSerializer.Deserialize(fault, OperationFaultJson.Default.OperationFault) : null,
        Sequence = row.Long(SequenceColumn),
    };

    /// <summary>Binds all columns of a new row.</summary>
    public static StoreStatement BindNew(StoreStatement insert, OperationRecord operation)
    {
        insert.Bind(1, operation.Id).Bind(2, operation.Connection).Bind(3, operation.Kind).Bind(4, operation.Subject).Bind(5, operation.LastWins ? 1 : 0)
            .Bind(6, operation.Command).Bind(7, operation.IdempotencyKey).Bind(8, operation.RequestHash).Bind(9, operation.Actor).Bind(10, operation.CreatedAt);
        return BindChanging(insert, operation, 11);
    }

    /// <summary>Binds the columns that change, from the index given: state, version, attempts, … fault.</summary>
    public static StoreStatement BindChanging(StoreStatement statement, OperationRecord operation, int from) => statement
        .Bind(from, operation.State.ToWord())
        .Bind(from + 1, operation.Version)
        .Bind(from + 2, operation.Attempts)
        .Bind(from + 3, operation.Reached)
        .Bind(from + 4, operation.Looks)
        .Bind(from + 5, operation.NextAttemptAt)
        .Bind(from + 6, operation.NotAfter)
        .Bind(from + 7, operation.IsCutOff ? 1 : 0)
        .Bind(from + 8, operation.WriteKey)
        .Bind(from + 9, operation.FirstSentAt)
        .Bind(from + 10, operation.LastSentAt)
        .Bind(from + 11, operation.IfRevision)
        .Bind(from + 12, operation.IfUnchangedSince)
        .Bind(from + 13, operation.ResultRecordId)
        .Bind(from + 14, operation.AlreadyDone ? 1 : 0)
        .Bind(from + 15, operation.Fault is { } fault ? JsonSerializer.Serialize(fault, OperationFaultJson.Default.OperationFault) : null);

    /// <summary>Reads a state's word.</summary>
    public static OperationState StateOf(string word) => OperationStates.TryParse(word, out var state)
        ? state
        : throw new InvalidDataException($"\"{word}\" is no state of an operation.");
}
