namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads one kind of catalogue object.</summary>
/// <remarks>Square gives them in no order, but says from when to ask next time; the mark moves once the last page is in.</remarks>
internal abstract class SquareCatalogFeed<TRecord>(SquareApi api, string type, string? nestedType, TimeProvider time) : IFeed<TRecord>
    where TRecord : VendorRecord
{
    private const int PageSize = 1000;

    public FeedBases Bases => FeedBases.Snapshot | FeedBases.Changed;

    public FeedScope Scope => FeedScope.Account;

    public abstract TRecord Map(RawRecord raw);

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return PartReader.ReadAsync(request, [new FeedPart("catalog", SearchAsync)], time, cancellationToken);
    }

    /// <summary>Adds to the rows what they only point at.</summary>
    protected virtual Task<IReadOnlyList<RawRecord>> CompleteAsync(IReadOnlyList<RawRecord> rows, CancellationToken cancellationToken) => Task.FromResult(rows);

    private async Task<PartAnswer> SearchAsync(PartCursor cursor, CancellationToken cancellationToken)
    {
        // A first read asks for what there is; later ones also for what is gone, and for nested objects, which may change without the object around them.
        var isFirst = cursor.Start is null;
        var search = new SquareCatalogSearch(
            isFirst || nestedType is null ? [type] : [type, nestedType],
            PageSize,
            cursor.Token,
            cursor.Start is { } start ? SquareText.Of(start) : null,
            !isFirst);
        var answer = await api.SearchCatalogAsync(search, cancellationToken);
        var records = new List<RawRecord>(answer.Records.Count);
        var hints = new List<RecordHint>();
        var removals = new List<Removal>();
        foreach (var row in answer.Records)
        {
            var head = SquareCatalogHead.Of(row);
            if (head.Type != type)
            {
                Hint(head, hints);
            }
            else if (head.IsDeleted)
            {
                removals.Add(new Removal(head.Id, RemovalReason.Deleted, head.UpdatedAt));
            }
            else
            {
                records.Add(SquareCatalogHead.Stamp(row, head));
            }
        }

        var whole = records.Select(record => record.Id).Concat(removals.Select(removal => removal.Id)).ToHashSet(StringComparer.Ordinal);
        hints.RemoveAll(hint => whole.Contains(hint.Id));
        return answer with { Records = await CompleteAsync(records, cancellationToken), Hints = hints, Removals = removals };
    }

    private static void Hint(SquareCatalogHead nested, List<RecordHint> hints)
    {
        if (nested.ItemVariationData?.ItemId is { } parent && !hints.Exists(hint => hint.Id == parent))
        {
            hints.Add(new RecordHint(parent, Revision: nested.Version, ChangedAt: nested.UpdatedAt));
        }
    }
}
