using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Maps the records that were set aside once more, with the plugin in force.</summary>
/// <param name="quarantine">The records set aside.</param>
/// <param name="directory">The connections.</param>
/// <param name="sink">Takes them into the copy.</param>
public sealed class ReplayQuarantine(IQuarantine quarantine, IConnectionDirectory directory, IRecordSink sink)
{
    private const int PageSize = 100;

    /// <summary>Replays all of a connection, or of one stream of it.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream; null: all.</param>
    /// <param name="cancellationToken">Stops between two records.</param>
    /// <returns>How many were replayed, and how many of them are still set aside.</returns>
    /// <exception cref="RequestException">The connection is not running.</exception>
    public async Task<ReplayResult> ExecuteAsync(string connection, string? stream, CancellationToken cancellationToken)
    {
        using var use = directory.Use(connection)
            ?? throw new RequestException(RequestErrorKind.Unavailable, "CONNECTION_NOT_RUNNING", $"The connection {connection} is not running; its connector is needed to read the records.");
        var (replayed, failed, after) = (0, 0, 0L);
        while (true)
        {
            var page = await quarantine.ListAsync(connection, stream, after, PageSize, cancellationToken);
            foreach (var aside in page)
            {
                after = aside.Number;
                if (await quarantine.FindAsync(aside.Number, cancellationToken) is { } found)
                {
                    await sink.StoreAsync(use, found.Stream, RawOf(found), cancellationToken);
                    replayed++;
                    failed += await quarantine.FindAsync(aside.Number, cancellationToken) is null ? 0 : 1;
                }
            }

            if (page.Count < PageSize)
            {
                return new ReplayResult(replayed, failed);
            }
        }
    }

    private static RawRecord RawOf(QuarantinedRecord found) => new()
    {
        Id = found.RecordId,
        Content = found.Content,
        LocationId = string.IsNullOrEmpty(found.LocationId) ? null : found.LocationId,
        Form = found.Form,
        Revision = found.Revision,
        ChangedAt = found.ChangedAt,
    };
}
