using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>Shows connections with what they hold and what waits.</summary>
/// <param name="directory">The connections.</param>
/// <param name="records">What they hold.</param>
/// <param name="operations">What waits.</param>
public sealed class ViewConnections(IConnectionDirectory directory, IRecordQueries records, IOperationStore operations)
{
    /// <summary>Shows all, by name.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task<IReadOnlyList<ConnectionOverview>> ListAsync(CancellationToken cancellationToken)
    {
        var streams = (await records.ListStreamsAsync(null, cancellationToken)).ToLookup(stream => stream.Key.Connection, StringComparer.Ordinal);
        var counts = (await operations.CountAsync(cancellationToken)).ToLookup(count => count.Connection, StringComparer.Ordinal);
        return [.. directory.Connections.Select(status => Show(status, streams[status.Name], counts[status.Name]))];
    }

    /// <summary>Shows one.</summary>
    /// <param name="name">The connection.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">There is no such connection.</exception>
    public async Task<ConnectionOverview> FindAsync(string name, CancellationToken cancellationToken)
    {
        var status = directory.Connections.FirstOrDefault(connection => connection.Name == name)
            ?? throw new RequestException(RequestErrorKind.NotFound, "CONNECTION_NOT_FOUND", $"There is no connection {name}.");
        var counts = await operations.CountAsync(cancellationToken);
        return Show(status, await records.ListStreamsAsync(name, cancellationToken), counts.Where(count => count.Connection == name));
    }

    private static ConnectionOverview Show(ConnectionStatus status, IEnumerable<StreamStatus> streams, IEnumerable<OperationCounts> counts)
    {
        var operations = counts.ToList();
        return new ConnectionOverview(
            status,
            [.. streams],
            operations.Where(count => count.State.IsOpen()).Sum(count => count.Count),
            operations.Where(count => count.State == OperationState.Dead).Sum(count => count.Count));
    }
}
