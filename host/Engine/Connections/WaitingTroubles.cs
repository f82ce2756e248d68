using LeVieuxMoulin.Connectors.Engine.Problems;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>Keeps the board in step with the connections that wait for a connector: one trouble each, closed when the connector came or the connection went.</summary>
internal sealed class WaitingTroubles(IProblemBoard board, TimeProvider time)
{
    private IReadOnlyCollection<string> open = [];

    /// <summary>Says why such a connection does not run.</summary>
    public static string ReasonFor(string connector) => $"The connector {connector} is not installed.";

    /// <summary>Shows what waits now.</summary>
    /// <param name="waiting">The connector by connection.</param>
    public void Show(IReadOnlyDictionary<string, string> waiting)
    {
        foreach (var (connection, connector) in waiting)
        {
            board.Raise(new Problem(
                Key(connection),
                TroubleSeverity.Warning,
                connection,
                "CONNECTOR_NOT_INSTALLED",
                ReasonFor(connector),
                $"Drop the folder of {connector} into the plugins directory; the connection then starts by itself.",
                time.GetUtcNow()));
        }

        foreach (var gone in open.Where(connection => !waiting.ContainsKey(connection)))
        {
            board.Clear(Key(gone));
        }

        open = [.. waiting.Keys];
    }

    private static string Key(string connection) => $"connection-waiting/{connection}";
}
