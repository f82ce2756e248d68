using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>A connection with what it holds and what waits.</summary>
/// <param name="Status">How it is.</param>
/// <param name="Streams">Its streams, by location where they are read so.</param>
/// <param name="Pending">The writes that are not at an end.</param>
/// <param name="Dead">The writes given up.</param>
public sealed record ConnectionOverview(ConnectionStatus Status, IReadOnlyList<StreamStatus> Streams, long Pending, long Dead);
