using LeVieuxMoulin.Connectors.PointOfSale;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

/// <summary>Fetches categories by id, for a feed that gives ids only.</summary>
internal sealed class FakeCategories : IFetch<Category>
{
    public int MaxBatch => 3;

    public List<string> Calls { get; } = [];

    public Func<RecordHint, Fault?> FaultOf { get; set; } = _ => null;

    public Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        Calls.Add(string.Join('+', hints.Select(hint => hint.Id)));
        return hints.Select(FaultOf).FirstOrDefault(fault => fault is not null) is { } found
            ? throw new ConnectorException(found)
            : Task.FromResult(new RecordBatch { Records = [.. hints.Select(hint => FakeFeed.Row(hint.Id))] });
    }

    public Category Map(RawRecord raw) => FakeFeed.MapOne(raw, "");
}
