using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Stores.Sql;
using LeVieuxMoulin.Connectors.Stores.Sqlite;
using LeVieuxMoulin.Connectors.Suppliers;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Operations;

/// <summary>The queue of writes over a real database file, with a manual clock and a supplier that a test scripts.</summary>
internal sealed class OperationHarness : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("moulin-operations-").FullName;
    private CancellationTokenSource? stop;
    private Task? working;

    public OperationHarness(CapabilitySet capabilities)
    {
        Connections = new ManualDirectory(capabilities);
        Database = SqliteDatabase.Open(Path.Combine(folder, "moulin.db"), Time);
        Store = new SqlOperations(Database);
        Signal = new OperationSignal(Time);
        Notices = new OperationNotices(Board);
        Abilities = new CapabilityCheck(Connections, NSubstitute.Substitute.For<IPluginCatalog>());
        Submit = new SubmitOperation(Store, Abilities, Signal, Time);
        Edit = new OperationEdit(Store, Notices, Signal);
    }

    public ManualTimeProvider Time { get; } = new();

    public ManualDirectory Connections { get; }

    public SqliteDatabase Database { get; }

    public SqlOperations Store { get; }

    public OperationSignal Signal { get; }

    public ProblemBoard Board { get; } = new();

    public OperationNotices Notices { get; }

    public RecordedSink Sink { get; } = new();

    public CapabilityCheck Abilities { get; }

    public SubmitOperation Submit { get; }

    public OperationEdit Edit { get; }

    public static CancellationToken Token => TestContext.Current.CancellationToken;

    public static OperationHarness For(ScriptedOrders orders, bool canFind) => new(canFind
        ? new CapabilitySet().Offer<IWrite<PlaceOrder>>(orders).Offer<IFind<PlaceOrder>>(orders)
        : new CapabilitySet().Offer<IWrite<PlaceOrder>>(orders));

    public static PlaceOrder Order(string reference) => new()
    {
        Reference = reference,
        Day = new DateOnly(2026, 3, 4),
        Lines = [new OrderLine("1", "flour", new Quantity(2, "XCS"))],
    };

    public async Task<OperationRecord> PlaceAsync(string reference = "A", DateTimeOffset? notAfter = null, long? ifRevision = null) =>
        (await Submit.ExecuteAsync(new SubmissionRequest(ManualDirectory.Name, "central") { NotAfter = notAfter, IfRevision = ifRevision }, Order(reference), Token)).Operation;

    public void Start()
    {
        stop = new CancellationTokenSource();
        var saver = new OperationSaver(Store, Notices, Time, NullLogger<OperationSaver>.Instance);
        var sender = new OperationSender(saver, Sink, new AnswerCache(Time), Time, NullLogger<OperationSender>.Instance);
        var reconciler = new OperationReconciler(saver, sender, Sink, Time, NullLogger<OperationReconciler>.Instance);
        var worker = new OperationWorker(Store, sender, reconciler, Notices, Signal, Time, NullLogger<OperationWorker>.Instance);
        working = Task.Run(() => worker.RunAsync(ManualDirectory.Name, Connections, stop.Token));
    }

    public async Task StopAsync()
    {
        if (stop is not null)
        {
            await stop.CancelAsync();
            await working!;
            stop.Dispose();
            stop = null;
        }
    }

    public async Task<OperationRecord> ReadAsync(string id) => (await Store.FindAsync(id, Token))!;

    /// <summary>Waits until the operation is in a state; the clock may be moved on the way.</summary>
    public Task<OperationRecord> UntilAsync(string id, OperationState state, TimeSpan? step = null) =>
        UntilAsync(id, operation => operation.State == state, state.ToWord(), step);

    public Task<OperationRecord> UntilAsync(string id, Func<OperationRecord, bool> condition, string what, TimeSpan? step = null) => Waiting.ForAsync(
        async () => await ReadAsync(id) is var operation && condition(operation) ? operation : null,
        what,
        step is { } by ? () => Time.Advance(by) : null);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await Database.DisposeAsync();
        System.IO.Directory.Delete(folder, recursive: true);
    }
}
