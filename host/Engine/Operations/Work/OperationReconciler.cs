using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Finds out what became of a write whose answer was lost. Nothing is sent again before it is known to be harmless.</summary>
/// <param name="saver">Stores outcomes.</param>
/// <param name="sender">Sends again, where that is harmless.</param>
/// <param name="records">Has the record fetched that was found.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class OperationReconciler(OperationSaver saver, OperationSender sender, IRecordSink records, TimeProvider time, ILogger<OperationReconciler> logger)
{
    /// <summary>Looks, asks a person, or sends again, as the command's repeat safety says.</summary>
    /// <param name="operation">The operation, unknown.</param>
    /// <param name="use">The connection.</param>
    /// <param name="cancellationToken">Cuts the attempt short.</param>
    public async Task ReconcileAsync(OperationRecord operation, ConnectionUse use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(use);
        var kind = CommandCodec.Find(operation.Kind);
        var channel = kind?.Open(use);
        if (channel is null)
        {
            await AskPersonAsync(operation, use, $"the connection does not offer write.{operation.Kind} any more, so the vendor cannot be asked.", cancellationToken);
        }
        else if (channel.SettleTime is { } settleTime)
        {
            await LookAsync(operation, channel, kind!, settleTime, use, cancellationToken);
        }
        else if (channel.Repeat is RepeatSafety.Key or RepeatSafety.Absolute)
        {
            await SendAgainAsync(operation, use, channel.Repeat == RepeatSafety.Key ? "The vendor knows a repeat by its key." : "Done twice is done once.", cancellationToken);
        }
        else
        {
            await AskPersonAsync(operation, use, "the vendor has no way to look it up, and sending it again may double it.", cancellationToken);
        }
    }

    private async Task LookAsync(OperationRecord operation, ICommandChannel channel, CommandKind kind, TimeSpan settleTime, ConnectionUse use, CancellationToken cancellationToken)
    {
        FindResult found;
        try
        {
            using var scope = VendorCallScope.Enter($"find.{kind.Name}", operation.Id);
            found = await channel.FindAsync(operation.Command, ContextOf(operation), cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            var fault = failure is ConnectorException known ? known.Fault : new Fault(FaultKind.Vendor, $"Looking it up failed with {failure.GetType().Name}: {failure.Message}");
            LogLookFailed(operation.Connection, operation.Id, fault.Message);
            await LookLaterAsync(operation, time.GetUtcNow() + OperationBackoff.After(operation.Looks + 1, retryAfter: fault.RetryAfter), use, cancellationToken);
            return;
        }

        var settled = (operation.LastSentAt ?? operation.CreatedAt) + settleTime;
        switch (found.Verdict)
        {
            case FindVerdict.Done:
                await FoundAsync(operation, kind, found, use, cancellationToken);
                break;
            case FindVerdict.NotDone when time.GetUtcNow() < settled:
                await SaveAsync(operation, operation with { NextAttemptAt = settled }, "", use, cancellationToken);
                break;
            case FindVerdict.NotDone:
                await SendAgainAsync(operation, use, "The vendor was asked: it was not done.", cancellationToken, known: true);
                break;
            default:
                await AskPersonAsync(operation, use, "the vendor was asked, and its answer can be read either way.", cancellationToken);
                break;
        }
    }

    private async Task FoundAsync(OperationRecord operation, CommandKind kind, FindResult found, ConnectionUse use, CancellationToken cancellationToken)
    {
        if (kind.Stream is { } stream)
        {
            await records.RefreshAsync(operation.Connection, stream, found.RecordId is { } id ? new RecordHint(id) : null, cancellationToken);
        }

        var done = operation with { State = OperationState.Succeeded, NextAttemptAt = null, ResultRecordId = found.RecordId, AlreadyDone = true, Fault = null };
        await SaveAsync(operation, done, "The vendor was asked: it was done.", use, cancellationToken);
    }

    /// <summary>Stores that it is being sent again, before anything leaves, then sends.</summary>
    private async Task SendAgainAsync(OperationRecord operation, ConnectionUse use, string reason, CancellationToken cancellationToken, bool known = false)
    {
        var now = time.GetUtcNow();
        var spent = operation.Reached >= use.Settings.Operations.MaxAttempts;
        if (now >= operation.NotAfter || spent)
        {
            var why = spent ? "it was tried too often" : "it is too late to send it again";
            await (known
                ? SaveAsync(operation, operation with { State = OperationState.Dead, NextAttemptAt = null }, $"{reason} But {why}.", use, cancellationToken)
                : AskPersonAsync(operation, use, $"{why}, and the vendor cannot be asked.", cancellationToken));
            return;
        }

        var again = operation with { State = OperationState.Running, Attempts = operation.Attempts + 1, NextAttemptAt = null, LastSentAt = now };
        if (await SaveAsync(operation, again, reason, use, cancellationToken) is { } running)
        {
            await sender.SendAsync(running, operation.FirstSentAt, use, cancellationToken);
        }
    }

    private Task<OperationRecord?> LookLaterAsync(OperationRecord operation, DateTimeOffset at, ConnectionUse use, CancellationToken cancellationToken) =>
        SaveAsync(operation, operation with { Looks = operation.Looks + 1, NextAttemptAt = at }, "", use, cancellationToken);

    private Task<OperationRecord?> AskPersonAsync(OperationRecord operation, ConnectionUse use, string why, CancellationToken cancellationToken)
    {
        LogPerson(operation.Connection, operation.Id, why);
        var fault = new OperationFault(FaultKind.OutcomeUnknown, $"{operation.Fault?.Message} Nobody but a person can find out: {why}".Trim());
        return SaveAsync(operation, operation with { NextAttemptAt = null, Fault = fault }, "", use, cancellationToken);
    }

    private Task<OperationRecord?> SaveAsync(OperationRecord operation, OperationRecord changed, string reason, ConnectionUse use, CancellationToken cancellationToken) =>
        saver.TryAsync(changed, operation.State, reason, use.Settings.Contact, cancellationToken);

    private static WriteContext ContextOf(OperationRecord operation) => new()
    {
        Key = new WriteKey(operation.WriteKey),
        IfRevision = operation.IfRevision,
        IfUnchangedSince = operation.IfUnchangedSince,
        FirstSentAt = operation.FirstSentAt,
    };

    [LoggerMessage(LogLevel.Warning, "{Connection}: operation {Id} could not be looked up: {Why}")]
    private partial void LogLookFailed(string connection, string id, string why);

    [LoggerMessage(LogLevel.Warning, "{Connection}: operation {Id} waits for a person: {Why}")]
    private partial void LogPerson(string connection, string id, string why);
}
