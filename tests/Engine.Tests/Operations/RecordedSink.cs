using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Operations;

/// <summary>Notes what would have gone into the copy.</summary>
internal sealed class RecordedSink : IRecordSink
{
    public ConcurrentQueue<(string Stream, string What, string? Id)> Seen { get; } = new();

    /// <summary>Gets or sets how many calls fail before the rest succeed.</summary>
    public int Failures { get; set; }

    public Task StoreAsync(ConnectionUse use, string stream, RawRecord raw, CancellationToken cancellationToken) => Note(stream, "stored", raw.Id);

    public Task RemoveAsync(ConnectionUse use, string stream, Removal removal, CancellationToken cancellationToken) => Note(stream, "removed", removal.Id);

    public Task RefreshAsync(string connection, string stream, RecordHint? hint, CancellationToken cancellationToken) => Note(stream, "refreshed", hint?.Id);

    private Task Note(string stream, string what, string? id)
    {
        if (Failures > 0)
        {
            Failures--;
            throw new IOException("The copy cannot be written.");
        }

        Seen.Enqueue((stream, what, id));
        return Task.CompletedTask;
    }
}
