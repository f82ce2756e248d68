using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>How a record that the store has is written anew.</summary>
/// <param name="RequestedAt">When its bytes were asked for.</param>
/// <param name="Change">What the change feed tells of it; null: nothing that can be seen changed.</param>
internal readonly record struct KnownUpdate(DateTimeOffset RequestedAt, ChangeKind? Change);
