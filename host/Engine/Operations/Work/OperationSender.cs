using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Sends an operation that is stored as running, and stores what became of it.</summary>
/// <param name="saver">Stores outcomes.</param>
/// <param name="records">Takes the record that the vendor answered into the copy.</param>
/// <param name="answers">Kept answers, which a write outdates.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class OperationSender(OperationSaver saver, IRecordSink records, AnswerCache answers, TimeProvider time, ILogger<OperationSender> logger)
{
    /// <summary>Sends it once.</summary>
    /// <param name="operation">The operation, running.</param>
    /// <param name="sentBefore">When it was first sent before; null on the first attempt.</param>
    /// <param name="use">The connection.</param>
    /// <param name="cancellationToken">Cuts the attempt short; the outcome is then unknown.</param>
    public async Task SendAsync(OperationRecord operation, DateTimeOffset? sentBefore, ConnectionUse use, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(use);
        var kind = CommandCodec.Find(operation.Kind);
        var channel = kind?.Open(use);
        if (channel is null)
        {
            var gap = use.Variant.Gaps.FirstOrDefault(gap => gap.Capability == kind?.Capability)?.Instead.En;
            await SettleAsync(operation, sentBefore, new WriteOutcome(WriteVerdict.Rejected, new Fault(FaultKind.Unsupported, $"The connection does not offer write.{operation.Kind}. {gap}".Trim())), use, cancellationToken);
            return;
        }

        var outcome = await TryAsync(channel, kind!, operation, sentBefore, cancellationToken);
        if (outcome.Result is { } result)
        {
            await TakeOverAsync(operation, kind!, result, use, cancellationToken);
        }

        await SettleAsync(operation, sentBefore, outcome, use, cancellationToken);
        LogOutcome(operation.Connection, operation.Kind, operation.Id, outcome.Verdict, outcome.Fault?.Message);
    }

    /// <summary>Gives an operation back that was taken up and never sent.</summary>
    /// <param name="operation">The operation, running.</param>
    /// <param name="sentBefore">When it was first sent before.</param>
    /// <param name="cancellationToken">Gives up storing it.</param>
    public Task PutBackAsync(OperationRecord operation, DateTimeOffset? sentBefore, CancellationToken cancellationToken) => saver.KeepAsync(
        operation,
        current => current with { State = OperationState.Deferred, NextAttemptAt = time.GetUtcNow(), FirstSentAt = sentBefore },
        "The connection stopped before it was sent.",
        null,
        cancellationToken);

    private static async Task<WriteOutcome> TryAsync(ICommandChannel channel, CommandKind kind, OperationRecord operation, DateTimeOffset? sentBefore, CancellationToken cancellationToken)
    {
        var context = new WriteContext
        {
            Key = new WriteKey(operation.WriteKey),
            IfRevision = operation.IfRevision,
            IfUnchangedSince = operation.IfUnchangedSince,
            FirstSentAt = sentBefore,
        };
        using var scope = VendorCallScope.Enter(kind.Capability, operation.Id, operation.NotAfter);
        try
        {
            return WriteOutcome.Of(await channel.WriteAsync(operation.Command, context, cancellationToken), scope.MayHaveTakenEffect);
        }
        catch (Exception failure)
        {
            // Whatever a connector throws becomes an outcome; the exception itself would hold the plugin in memory.
            return WriteOutcome.Of(failure, scope.MayHaveTakenEffect);
        }
    }

    /// <summary>The copy first, then the state: who sees the operation succeeded finds its record.</summary>
    private async Task TakeOverAsync(OperationRecord operation, CommandKind kind, WriteResult result, ConnectionUse use, CancellationToken cancellationToken)
    {
        answers.Drop(operation.Connection);
        if (kind.Stream is not { } stream)
        {
            return;
        }

        try
        {
            if (result.After is { } after)
            {
                await records.StoreAsync(use, stream, after, cancellationToken);
            }
            else
            {
                await records.RefreshAsync(operation.Connection, stream, result.RecordId is { } id ? new RecordHint(id) : null, cancellationToken);
            }
        }
        catch (Exception failure)
        {
            // The write itself is done, and the next reading of the stream brings the record.
            LogNotCopied(failure, operation.Connection, stream, operation.Id);
        }
    }

    private Task<OperationRecord?> SettleAsync(OperationRecord operation, DateTimeOffset? sentBefore, WriteOutcome outcome, ConnectionUse use, CancellationToken cancellationToken)
    {
        var next = new OperationNext(use.Settings.Operations, time.GetUtcNow());
        var (change, reason) = next.Of(outcome, sentBefore);
        return saver.KeepAsync(operation, change, reason, use.Settings.Contact, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "{Connection}: {Kind} {Id}: {Verdict} {Fault}")]
    private partial void LogOutcome(string connection, string kind, string id, WriteVerdict verdict, string? fault);

    [LoggerMessage(LogLevel.Warning, "{Connection}: the {Stream} of operation {Id} could not be copied; the next reading brings it")]
    private partial void LogNotCopied(Exception failure, string connection, string stream, string id);
}
