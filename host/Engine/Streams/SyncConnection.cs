using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Runs the streams of a connection to their end, because somebody asked.</summary>
/// <param name="directory">The connections.</param>
/// <param name="runner">Runs each.</param>
/// <param name="time">The clock.</param>
public sealed class SyncConnection(IConnectionDirectory directory, StreamRunner runner, TimeProvider time)
{
    /// <summary>Runs one stream or all.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream; null: all that are not switched off.</param>
    /// <param name="full">Whether everything is read again.</param>
    /// <param name="cancellationToken">Stops after a whole page.</param>
    /// <exception cref="RequestException">There is no such connection or stream, or the connection is not running.</exception>
    public Task<IReadOnlyList<StreamResult>> ExecuteAsync(string connection, string? stream, bool full, CancellationToken cancellationToken) =>
        ExecuteAsync(connection, stream, full, progress: null, cancellationToken);

    /// <summary>Runs one stream or all, telling how far it has come.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="stream">The stream; null: all that are not switched off.</param>
    /// <param name="full">Whether everything is read again.</param>
    /// <param name="progress">Told after every page.</param>
    /// <param name="cancellationToken">Stops after a whole page.</param>
    /// <exception cref="RequestException">There is no such connection or stream, or the connection is not running.</exception>
    public async Task<IReadOnlyList<StreamResult>> ExecuteAsync(string connection, string? stream, bool full, IProgress<StreamProgress>? progress, CancellationToken cancellationToken)
    {
        using var use = await directory.TakeAsync(connection, time, cancellationToken);
        var streams = stream is not null ? [stream] : StreamDefinition.NamesOf(use.Connector.Capabilities).Where(name => StreamPlan.Of(use, name).Enabled);
        var results = new List<StreamResult>();
        foreach (var name in streams)
        {
            results.Add(await runner.RunAsync(use, name, new StreamRunOptions { Full = full }, progress, cancellationToken));
        }

        return results;
    }
}
