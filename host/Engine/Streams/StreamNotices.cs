using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Storage;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Opens and closes the troubles of streams: paused, or with records set aside.</summary>
/// <param name="board">The open troubles.</param>
/// <param name="quarantine">The records set aside.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where the log goes.</param>
public sealed class StreamNotices(IProblemBoard board, IQuarantine quarantine, TimeProvider time, ILogger<StreamNotices> logger)
{
    /// <summary>Tells how a run ended.</summary>
    /// <param name="result">The run.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task TellAsync(StreamResult result, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(result);
        var paused = $"stream-paused/{result.Connection}/{result.Stream}";
        if (result.Completed)
        {
            board.Clear(paused);
            logger.LogInformation(
                "{Connection}: {Stream} read, {Rows} rows, {Changed} changed, {Removed} removed, {Quarantined} set aside",
                result.Connection, result.Stream, result.Rows, result.Changed, result.Removed, result.Quarantined);
        }
        else if (result.Code != StreamPause.StoppedCode)
        {
            logger.LogWarning("{Connection}: {Stream} is paused ({Code}): {Reason}", result.Connection, result.Stream, result.Code, result.Reason);
            board.Raise(new Problem(
                paused, TroubleSeverity.Warning, result.Connection, result.Code ?? "", $"{result.Stream} is not read: {result.Reason}", ActionOf(result.Code), time.GetUtcNow()));
        }

        await TellQuarantineAsync(result, cancellationToken);
    }

    private static string ActionOf(string? code) => code switch
    {
        "AUTHENTICATION" => "Give or renew the vendor's consent: moulin auth login.",
        "PERMISSION" => "Ask the vendor for the right or plan that is missing, then renew the consent.",
        "NO_LOCATIONS" => "Name the location under venue: in the connection's file.",
        "CURSOR_LOOP" or "VENDOR" or "UNEXPECTED_CONTENT" => "It is tried again by itself. If it stays, tell the author of the connector.",
        _ => "It is tried again by itself.",
    };

    private async Task TellQuarantineAsync(StreamResult result, CancellationToken cancellationToken)
    {
        var key = $"quarantine/{result.Connection}/{result.Stream}";
        var aside = await quarantine.ListAsync(result.Connection, result.Stream, 0, 1, cancellationToken);
        if (aside.Count == 0)
        {
            board.Clear(key);
            return;
        }

        board.Raise(new Problem(
            key, TroubleSeverity.Notice, result.Connection, "RECORDS_SET_ASIDE",
            $"Records of {result.Stream} could not be read and were set aside, such as {aside[0].RecordId}: {aside[0].Reason}",
            "Look at them in the quarantine; after an update of the connector, replay them.", aside[0].FirstSeenAt));
    }
}
