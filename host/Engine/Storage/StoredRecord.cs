namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>One record as the store keeps it.</summary>
public sealed record StoredRecord
{
    /// <summary>Gets the connection.</summary>
    public required string Connection { get; init; }

    /// <summary>Gets the stream, such as <c>sale</c>.</summary>
    public required string Stream { get; init; }

    /// <summary>Gets the vendor's id.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the record as UTF-8 JSON, in the API's form.</summary>
    public required ReadOnlyMemory<byte> Json { get; init; }

    /// <summary>Gets the instant it is listed by; null where its type has none.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Gets its status as the known word; null where its type has none.</summary>
    public string? Status { get; init; }

    /// <summary>Gets the vendor's location id.</summary>
    public string? LocationId { get; init; }

    /// <summary>Gets the vendor's change counter.</summary>
    public long? Revision { get; init; }

    /// <summary>Gets when the vendor says it last changed.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Gets when the store last took a change of it.</summary>
    public required DateTimeOffset StoredAt { get; init; }

    /// <summary>Gets why it is no more; null while it is.</summary>
    public RemovalReason? Removed { get; init; }

    /// <summary>Gets when it was removed, as the vendor says, else when the host noticed.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Gets the id it lives on under, when it was merged.</summary>
    public string? MergedInto { get; init; }
}
