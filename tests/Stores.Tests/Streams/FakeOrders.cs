using System.Text;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

/// <summary>Orders that can only be fetched by id, as a vendor's that knows no list.</summary>
internal sealed class FakeOrders : IFetch<SupplierOrder>
{
    public int MaxBatch { get; init; } = 2;

    public Dictionary<string, SupplierOrderStatus> Known { get; } = [];

    public List<string> Calls { get; } = [];

    public Fault? Failure { get; set; }

    public static RawRecord Row(string id, SupplierOrderStatus status) => new() { Id = id, Content = Encoding.UTF8.GetBytes(status.ToString()) };

    public Task<RecordBatch> FetchAsync(IReadOnlyList<RecordHint> hints, CancellationToken cancellationToken)
    {
        Calls.Add(string.Join('+', hints.Select(hint => hint.Id)));
        return Failure is { } fault
            ? throw new ConnectorException(fault)
            : Task.FromResult(new RecordBatch
            {
                Records = [.. hints.Where(hint => Known.ContainsKey(hint.Id)).Select(hint => Row(hint.Id, Known[hint.Id]))],
                Removals = [.. hints.Where(hint => !Known.ContainsKey(hint.Id)).Select(hint => new Removal(hint.Id, RemovalReason.Deleted))],
            });
    }

    public SupplierOrder Map(RawRecord raw) => new()
    {
        Id = raw.Id,
        Reference = $"ours-{raw.Id}",
        Status = new(Enum.Parse<SupplierOrderStatus>(Encoding.UTF8.GetString(raw.Content.Span))),
    };
}
