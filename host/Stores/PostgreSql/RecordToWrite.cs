using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.PostgreSql;

/// <summary>A record on its way into the store.</summary>
/// <param name="Place">Its place in the batch.</param>
/// <param name="Row">The store's number; 0 while it has none.</param>
/// <param name="Id">The vendor's id, as the store takes it.</param>
/// <param name="Record">The record.</param>
/// <param name="RequestedAt">When its bytes were asked for.</param>
internal readonly record struct RecordToWrite(int Place, long Row, string Id, MappedRecord Record, DateTimeOffset RequestedAt);
