namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>How new a copy of a record is: by the vendor's counter, else by its time of change, else by when it was asked for.</summary>
/// <param name="Revision">The vendor's change counter.</param>
/// <param name="ChangedAt">When the vendor says the record last changed.</param>
/// <param name="RequestedAt">When the host asked for it.</param>
public readonly record struct RecordAge(long? Revision, DateTimeOffset? ChangedAt, DateTimeOffset RequestedAt)
{
    /// <summary>Tells whether this copy takes the place of a stored one. Of two that are alike, the later asked for does.</summary>
    /// <param name="stored">The stored copy.</param>
    public bool Replaces(RecordAge stored)
    {
        if (Revision is { } revision && stored.Revision is { } storedRevision && revision != storedRevision)
        {
            return revision > storedRevision;
        }

        if (ChangedAt is { } changed && stored.ChangedAt is { } storedChanged && changed != storedChanged)
        {
            return changed > storedChanged;
        }

        return RequestedAt >= stored.RequestedAt;
    }
}
