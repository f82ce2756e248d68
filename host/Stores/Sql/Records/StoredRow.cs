using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>A stored record, as far as deciding on a newer one needs it.</summary>
/// <param name="Row">The store's own number.</param>
/// <param name="IsSameContent">Whether the newer one has the same bytes in the same form.</param>
/// <param name="Form">The vendor's form.</param>
/// <param name="MappedBy">The version of the plugin that mapped it.</param>
/// <param name="Age">How new it is.</param>
/// <param name="Removed">Why it is no more; null while it is.</param>
/// <param name="RemovedAt">When, as the vendor says.</param>
/// <param name="Document">Its JSON.</param>
internal sealed record StoredRow(
    long Row, bool IsSameContent, string Form, string MappedBy, RecordAge Age, RemovalReason? Removed, DateTimeOffset? RemovedAt, byte[] Document);
