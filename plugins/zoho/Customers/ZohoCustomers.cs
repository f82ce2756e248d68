namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Reads contacts: what changed by the list, what was deleted by another one, some by id.</summary>
internal sealed class ZohoCustomers(ZohoApi api, ZohoFields fields, TimeProvider time) : IFeed<Customer>, IFetch<Customer>
{
    private const string Changed = "changed";

    private readonly ZohoModule module = new(api, ZohoFields.Module, fields.Read);

    public FeedBases Bases => FeedBases.Snapshot | FeedBases.Changed;

    public FeedScope Scope => FeedScope.Account;

    public int MaxBatch => 100;

    public Customer Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return ZohoRecord.Read(raw).ToCustomer(fields);
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var changed = new FeedPart(Changed, module.ChangedAsync) { IsSorted = true };
        IReadOnlyList<FeedPart> parts = request.Basis == FeedBases.Changed && PartCursor.Read(request.After).Marks.TryGetValue(Changed, out var mark)
            ? [new FeedPart("deleted", (at, token) => module.DeletedAsync(at, mark - request.Overlap, token)), changed]
            : [changed];
        return PartReader.ReadAsync(request, parts, time, cancellationToken);
    }

    public async Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var rows = await module.FetchAsync(hints.Select(hint => hint.Id), cancellationToken);
        var known = rows.Select(row => row.Id).ToHashSet(StringComparer.Ordinal);
        return new RecordBatch { Records = rows, Removals = hints.Where(hint => !known.Contains(hint.Id)).Select(hint => new Removal(hint.Id, RemovalReason.Deleted)).ToList() };
    }
}
