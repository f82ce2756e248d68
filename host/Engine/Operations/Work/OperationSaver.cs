using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Stores what became of an operation, and does not give up: what is known must not be forgotten.</summary>
/// <param name="store">Where operations are kept.</param>
/// <param name="notices">Tells people.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
public sealed partial class OperationSaver(IOperationStore store, OperationNotices notices, TimeProvider time, ILogger<OperationSaver> logger)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>Changes an operation, if nobody else did since it was read, and tells people where they are needed.</summary>
    /// <param name="changed">The operation as it is to be.</param>
    /// <param name="from">The state it was in.</param>
    /// <param name="reason">Why; shown in its history when the state changes.</param>
    /// <param name="contact">Whom to phone, should a person be needed.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The stored operation; null when somebody else changed it, who then has it in hand.</returns>
    public async Task<OperationRecord?> TryAsync(OperationRecord changed, OperationState from, string reason, string? contact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var step = changed.State == from ? null : new OperationTransition(changed.State, time.GetUtcNow(), reason);
        var saved = await store.SaveAsync(changed, step, cancellationToken);
        if (saved is not null)
        {
            notices.Tell(saved, contact);
        }

        return saved;
    }

    /// <summary>Stores what became of an operation that this host sent, and tells people where they are needed.</summary>
    /// <param name="operation">The operation as it was read.</param>
    /// <param name="change">The change, made again on a fresh reading when somebody else changed it meanwhile.</param>
    /// <param name="reason">Why; shown in its history.</param>
    /// <param name="contact">Whom to phone, should a person be needed.</param>
    /// <param name="cancellationToken">Gives up: the operation is then found running at the next start, and becomes unknown.</param>
    /// <returns>The stored operation; null when it had come to an end meanwhile.</returns>
    public async Task<OperationRecord?> KeepAsync(OperationRecord operation, Func<OperationRecord, OperationRecord> change, string reason, string? contact, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(change);
        var current = operation;
        while (true)
        {
            try
            {
                if (await TryAsync(change(current), current.State, reason, contact, CancellationToken.None) is { } saved)
                {
                    return saved;
                }

                var fresh = await store.FindAsync(operation.Id, CancellationToken.None);
                if (fresh is not { State: OperationState.Running or OperationState.Unknown })
                {
                    LogOvertaken(operation.Connection, operation.Id, fresh?.State.ToWord() ?? "gone");
                    return null;
                }

                current = fresh;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                LogNotStored(failure, operation.Connection, operation.Id);
                await Task.Delay(Pause, time, cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "{Connection}: operation {Id} was already {State} when its outcome came in")]
    private partial void LogOvertaken(string connection, string id, string state);

    [LoggerMessage(LogLevel.Error, "{Connection}: the outcome of operation {Id} could not be stored; trying again")]
    private partial void LogNotStored(Exception failure, string connection, string id);
}
