namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>All that one page, one fetch or one delivery changes. It is stored as a whole or not at all.</summary>
public sealed record BatchWrite
{
    /// <summary>Gets the stream, with the location that was read.</summary>
    public required StreamKey Key { get; init; }

    /// <summary>Gets the version of the plugin that mapped the rows.</summary>
    public required string PluginVersion { get; init; }

    /// <summary>Gets when the rows were asked for.</summary>
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>Gets the rows that could be mapped.</summary>
    public IReadOnlyList<MappedRecord> Records { get; init; } = [];

    /// <summary>Gets the rows that could not.</summary>
    public IReadOnlyList<FailedRecord> Failed { get; init; } = [];

    /// <summary>Gets the records that are no more.</summary>
    public IReadOnlyList<Removal> Removals { get; init; } = [];

    /// <summary>Gets the records to fetch. Those that the store has as new already are left out.</summary>
    public IReadOnlyList<RecordHint> Hints { get; init; } = [];

    /// <summary>Gets the ids that need no fetching any more.</summary>
    public IReadOnlyList<string> FetchedIds { get; init; } = [];

    /// <summary>Gets the ids that fetching did not bring.</summary>
    public IReadOnlyList<DelayedHint> Delayed { get; init; } = [];

    /// <summary>Gets whether a smaller form of a newer record asks for the whole one, because the connector can fetch.</summary>
    public bool CanFetch { get; init; }

    /// <summary>Gets whether all stored records of the stream are mapped by <see cref="PluginVersion"/> from now on.</summary>
    public bool IsRemapEnd { get; init; }

    /// <summary>Gets the way of reading that <see cref="State"/> belongs to.</summary>
    public FeedBases Basis { get; init; }

    /// <summary>Gets where reading stands after this; null when it is not concerned.</summary>
    public StreamState? State { get; init; }

    /// <summary>Gets what a full read, with this its last page, has shown: what was missing twice is removed. Null when absence says nothing.</summary>
    public SeenRows? Seen { get; init; }
}
