namespace LeVieuxMoulin.Connectors;

/// <summary>A record that exists or changed, to be fetched.</summary>
/// <param name="Id">The vendor's id.</param>
/// <param name="LocationId">The vendor's location id, where fetching needs it.</param>
/// <param name="Revision">The change counter told; a stored record at least as new needs no fetch.</param>
/// <param name="ChangedAt">When the record changed; as Revision.</param>
public sealed record RecordHint(string Id, string? LocationId = null, long? Revision = null, DateTimeOffset? ChangedAt = null);
