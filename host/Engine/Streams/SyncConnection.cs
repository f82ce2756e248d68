using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>Runs the streams of a connection to their end, because somebody asked.</summary>
/// <param name="directory">The connections.</param>
/// <param name="runner">Runs each.</param>
public sealed class SyncConnection(IConnectionDirectory directory, StreamRunner runner)
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
        using var use = directory.Use(connection) ?? throw Refusal(connection);
        var streams = stream is not null ? [stream] : StreamDefinition.NamesOf(use.Connector.Capabilities).Where(name => StreamPlan.Of(use, name).Enabled);
        var results = new List<StreamResult>();
        foreach (var name in streams)
        {
            results.Add(await runner.RunAsync(use, name, new StreamRunOptions { Full = full }, progress, cancellationToken));
        }

        return results;
    }

    private RequestException Refusal(string connection) => directory.Connections.FirstOrDefault(one => one.Name == connection) is { } known
        ? new RequestException(RequestErrorKind.Unavailable, "CONNECTION_NOT_RUNNING", $"The connection {connection} is not running: {known.Reason ?? known.State.ToString()}")
        : new RequestException(RequestErrorKind.NotFound, "CONNECTION_NOT_FOUND", $"There is no connection {connection}.");
}
