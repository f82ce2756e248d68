using LeVieuxMoulin.Connectors.Engine.Storage;

namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>A page after hashing, looking up and mapping, ready to be stored.</summary>
internal sealed record PreparedPage
{
    /// <summary>Gets how many rows came.</summary>
    public int RowCount { get; init; }

    /// <summary>Gets how many of them the store has already.</summary>
    public int UnchangedCount { get; init; }

    /// <summary>Gets the rows that could be mapped.</summary>
    public IReadOnlyList<MappedRecord> Records { get; init; } = [];

    /// <summary>Gets the rows that could not.</summary>
    public IReadOnlyList<FailedRecord> Failed { get; init; } = [];

    /// <summary>Gets the store's numbers of the rows it knew before.</summary>
    public IReadOnlyList<long> KnownRows { get; init; } = [];

    /// <summary>Gets the hash over all rows, by which a page that comes again is recognised.</summary>
    public RecordHash Fingerprint { get; init; }
}
