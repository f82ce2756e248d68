using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>Takes a connection into use for a person or program that asked now, and says why when it cannot.</summary>
public static class ConnectionStart
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Waits for a connection that is just starting, then takes it.</summary>
    /// <param name="directory">The connections.</param>
    /// <param name="name">The connection.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <exception cref="RequestException">The connection is missing, or does not run: <c>CONNECTION_NOT_FOUND</c>, <c>CONNECTION_NOT_RUNNING</c>.</exception>
    public static async Task<ConnectionUse> TakeAsync(this IConnectionDirectory directory, string name, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(directory);
        using var patience = new CancellationTokenSource(Patience, time);
        while (true)
        {
            if (directory.Use(name) is { } use)
            {
                return use;
            }

            var status = directory.Connections.FirstOrDefault(connection => connection.Name == name)
                ?? throw new RequestException(RequestErrorKind.NotFound, "CONNECTION_NOT_FOUND", $"There is no connection {name}.");
            if (status.State != ConnectionState.Starting || patience.IsCancellationRequested)
            {
                throw new RequestException(RequestErrorKind.Unavailable, "CONNECTION_NOT_RUNNING", $"{name} does not run: {status.Reason ?? status.State.ToString()}");
            }

            await Task.Delay(Interval, time, cancellationToken);
        }
    }
}
