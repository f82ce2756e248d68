namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>The ids of pages that are prepared and not stored yet: what the store says of them is about to be outdated.</summary>
internal sealed class InFlightIds
{
    private readonly Lock gate = new();
    private readonly Queue<HashSet<string>> pages = new();

    /// <summary>Adds a page.</summary>
    /// <param name="page">Its rows, as they will be stored.</param>
    /// <param name="removals">What it takes away.</param>
    public void Add(PreparedPage page, IReadOnlyList<Removal> removals)
    {
        var ids = page.Records.Select(record => record.Raw.Id)
            .Concat(page.Failed.Select(failed => failed.Raw.Id))
            .Concat(removals.Select(removal => removal.Id))
            .ToHashSet(StringComparer.Ordinal);
        lock (gate)
        {
            pages.Enqueue(ids);
        }
    }

    /// <summary>Removes the page that was added first: it is stored.</summary>
    public void RemoveOldest()
    {
        lock (gate)
        {
            pages.TryDequeue(out _);
        }
    }

    /// <summary>Gets the ids that are in flight now, by page. Taken before the store is asked: a page stored in between would be missed by both.</summary>
    public IReadOnlyList<IReadOnlySet<string>> Now()
    {
        lock (gate)
        {
            return [.. pages];
        }
    }
}
