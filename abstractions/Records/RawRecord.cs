namespace LeVieuxMoulin.Connectors;

/// <summary>One record in the vendor's own bytes.</summary>
public sealed record RawRecord
{
    /// <summary>Gets the vendor's id; empty when the record has none, which sets it aside.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the bytes: one JSON value, or one XML element. What the mapping does not read is kept here.</summary>
    public required ReadOnlyMemory<byte> Content { get; init; }

    /// <summary>Gets the vendor's location id, where records carry one.</summary>
    public string? LocationId { get; init; }

    /// <summary>Gets which of the vendor's forms this is, when one kind comes in several (sync-v2, webhook-v3).</summary>
    public string Form { get; init; } = "";

    /// <summary>Gets the vendor's change counter; of two, the higher is newer.</summary>
    public long? Revision { get; init; }

    /// <summary>Gets when the vendor says the record last changed; decides where there is no Revision.</summary>
    public DateTimeOffset? ChangedAt { get; init; }
}
