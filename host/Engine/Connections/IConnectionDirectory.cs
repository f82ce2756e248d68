namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>The connections of this host.</summary>
public interface IConnectionDirectory
{
    /// <summary>Gets every configured connection, by name.</summary>
    IReadOnlyList<ConnectionStatus> Connections { get; }

    /// <summary>Takes a running connection into use.</summary>
    /// <param name="name">The connection.</param>
    /// <returns>The use; null when there is no such connection or it is not running.</returns>
    ConnectionUse? Use(string name);
}
