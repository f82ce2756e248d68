using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Where an operation goes from running, by what its attempt said.</summary>
/// <param name="limits">The connection's limits.</param>
/// <param name="now">The present.</param>
internal sealed class OperationNext(OperationSettings limits, DateTimeOffset now)
{
    /// <summary>Decides.</summary>
    /// <param name="outcome">What the attempt said.</param>
    /// <param name="sentBefore">When it was first sent before this attempt.</param>
    /// <returns>The change, and the reason shown in the history.</returns>
    public (Func<OperationRecord, OperationRecord> Change, string Reason) Of(WriteOutcome outcome, DateTimeOffset? sentBefore) => outcome.Verdict switch
    {
        WriteVerdict.Done => (operation => Done(operation, outcome.Result!), outcome.Result!.AlreadyDone ? "The vendor had done it already." : ""),
        WriteVerdict.Rejected => (operation => Ended(operation, OperationState.Rejected, outcome.Fault!), outcome.Fault!.Message),
        WriteVerdict.NotNow => (operation => Later(operation, outcome, sentBefore), outcome.Fault!.Message),
        WriteVerdict.Conflict => (operation => Conflict(operation, outcome), ConflictReason(outcome)),
        _ => (operation => Unknown(operation, outcome), outcome.Fault!.Message),
    };

    private static OperationRecord Done(OperationRecord operation, WriteResult result) => operation with
    {
        State = OperationState.Succeeded,
        Reached = operation.Reached + 1,
        NextAttemptAt = null,
        ResultRecordId = result.RecordId ?? result.After?.Id,
        AlreadyDone = result.AlreadyDone,
        Fault = null,
    };

    private static OperationRecord Ended(OperationRecord operation, OperationState state, Fault fault) => operation with
    {
        State = state,
        Reached = operation.Reached + 1,
        NextAttemptAt = null,
        Fault = OperationFault.Of(fault),
    };

    private static string ConflictReason(WriteOutcome outcome) => $"The record moved on meanwhile: {outcome.Fault!.Message}";

    private OperationRecord Later(OperationRecord operation, WriteOutcome outcome, DateTimeOffset? sentBefore)
    {
        var stayedHere = outcome.StayedHere;
        var reached = operation.Reached + (stayedHere ? 0 : 1);
        if (reached >= limits.MaxAttempts)
        {
            return Ended(operation, OperationState.Dead, outcome.Fault!);
        }

        return operation with
        {
            State = OperationState.Deferred,
            Reached = reached,
            NextAttemptAt = now + OperationBackoff.After(operation.Attempts, stayedHere, outcome.Fault!.RetryAfter),
            FirstSentAt = outcome.Fault.Kind == FaultKind.NotSent ? sentBefore : operation.FirstSentAt,
            Fault = OperationFault.Of(outcome.Fault),
        };
    }

    /// <summary>A conflict is a definite answer, so the repeat is a new request to the vendor and has a key of its own.</summary>
    private OperationRecord Conflict(OperationRecord operation, WriteOutcome outcome)
    {
        if (operation.IsConditional)
        {
            return Ended(operation, OperationState.Rejected, outcome.Fault!);
        }

        if (operation.Reached + 1 >= limits.MaxAttempts)
        {
            return Ended(operation, OperationState.Dead, outcome.Fault!);
        }

        return operation with
        {
            State = OperationState.Pending,
            Reached = operation.Reached + 1,
            NextAttemptAt = now,
            WriteKey = new WriteKey(operation.Id).Step(string.Create(CultureInfo.InvariantCulture, $"conflict-{operation.Reached + 1}")).Value,
            FirstSentAt = null,
            Fault = OperationFault.Of(outcome.Fault!),
        };
    }

    /// <summary>Looked for at once the first time; later ones wait, so that a vendor that swallows everything is not hammered.</summary>
    private OperationRecord Unknown(OperationRecord operation, WriteOutcome outcome) => operation with
    {
        State = OperationState.Unknown,
        Reached = operation.Reached + 1,
        Looks = 0,
        NextAttemptAt = operation.Reached == 0 ? now : now + OperationBackoff.After(operation.Reached),
        Fault = OperationFault.Of(outcome.Fault!),
    };
}
