namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>Works for one connection as long as it runs: reads its streams, carries out its writes, empties its inbox.</summary>
public interface IConnectionWorker
{
    /// <summary>Works until the connection stops. Takes a <see cref="ConnectionUse"/> for each piece of work and holds none while it waits.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="directory">Where to take it into use.</param>
    /// <param name="stopping">Cancelled when the connection stops: end at the next safe point.</param>
    Task RunAsync(string connection, IConnectionDirectory directory, CancellationToken stopping);
}
