namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Reads notes, events, calls and tasks as activities.</summary>
internal sealed class ZohoActivities(ZohoApi api, ZohoOptions options, TimeProvider time) : IFeed<Activity>, IFetch<Activity>
{
    private readonly List<ZohoModule> modules = options.Activities.ConvertAll(name => new ZohoModule(api, name, ZohoActivity.FieldsOf(name)));

    public FeedBases Bases => FeedBases.Changed;

    public FeedScope Scope => FeedScope.Account;

    public int MaxBatch => 100;

    public Activity Map(RawRecord raw)
    {
        ArgumentNullException.ThrowIfNull(raw);
        return ZohoActivity.Read(ZohoRecord.Read(raw), raw.Form);
    }

    public IAsyncEnumerable<Page> ReadAsync(FeedRequest request, CancellationToken cancellationToken) =>
        PartReader.ReadAsync(request, modules.ConvertAll(module => new FeedPart(module.Name, module.ChangedAsync) { IsSorted = true }), time, cancellationToken);

    /// <remarks>A hint does not say the module, and one id is used once for all of them: each is asked for what is still missing.</remarks>
    public async Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hints);
        var missing = hints.Select(hint => hint.Id).ToHashSet(StringComparer.Ordinal);
        var rows = new List<RawRecord>();
        foreach (var module in modules.TakeWhile(_ => missing.Count > 0))
        {
            var found = await module.FetchAsync(missing, cancellationToken);
            rows.AddRange(found);
            missing.ExceptWith(found.Select(row => row.Id));
        }

        return new RecordBatch { Records = rows, Removals = missing.Select(id => new Removal(id, RemovalReason.Deleted)).ToList() };
    }
}
