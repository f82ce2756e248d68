using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Operations;

/// <summary>A supplier that does what a test says, call by call, and then keeps succeeding.</summary>
internal sealed class ScriptedOrders(RepeatSafety repeat) : IWrite<PlaceOrder>, IFind<PlaceOrder>
{
    private readonly ConcurrentQueue<Func<Task<WriteResult>>> writes = new();
    private readonly ConcurrentQueue<Func<Task<FindResult>>> finds = new();
    private int effects;

    public RepeatSafety Repeat => repeat;

    public TimeSpan SettleTime { get; set; }

    public int Effects => effects;

    public ConcurrentQueue<(PlaceOrder Command, WriteContext Context)> Sent { get; } = new();

    public int Looks { get; private set; }

    public ScriptedOrders Then(Func<Task<WriteResult>> write)
    {
        writes.Enqueue(write);
        return this;
    }

    /// <summary>The next write fails, with or without having been sent.</summary>
    public ScriptedOrders ThenFault(Fault fault, bool unanswered = false) => Then(() =>
    {
        if (unanswered)
        {
            VendorCallScope.Current!.MarkUnanswered();
        }

        throw new ConnectorException(fault);
    });

    /// <summary>The next write takes effect and its answer is lost.</summary>
    public ScriptedOrders ThenDropAfterEffect() => Then(() =>
    {
        Interlocked.Increment(ref effects);
        VendorCallScope.Current!.MarkUnanswered();
        throw new ConnectorException(new Fault(FaultKind.OutcomeUnknown, "The answer was lost."));
    });

    public ScriptedOrders ThenFind(FindVerdict verdict, string? recordId = null) => ThenFind(() => Task.FromResult(new FindResult(verdict, recordId)));

    public ScriptedOrders ThenFind(Func<Task<FindResult>> find)
    {
        finds.Enqueue(find);
        return this;
    }

    public async Task<WriteResult> WriteAsync(PlaceOrder command, WriteContext context, CancellationToken cancellationToken)
    {
        Sent.Enqueue((command, context));
        if (writes.TryDequeue(out var next))
        {
            return await next();
        }

        Interlocked.Increment(ref effects);
        return Done(command);
    }

    public Task<FindResult> FindAsync(PlaceOrder command, WriteContext context, CancellationToken cancellationToken)
    {
        Looks++;
        return finds.TryDequeue(out var next) ? next() : Task.FromResult(new FindResult(effects > 0 ? FindVerdict.Done : FindVerdict.NotDone, "V-1"));
    }

    public static WriteResult Done(PlaceOrder command) => new()
    {
        RecordId = $"V-{command.Reference}",
        After = new RawRecord { Id = $"V-{command.Reference}", Content = "{}"u8.ToArray() },
    };
}
