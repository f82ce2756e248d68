using System.Diagnostics;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>Carries out writes as the host does: stored first, sent by the worker, looked for when the answer was lost.</summary>
public static class BedOperations
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Submits a write and runs the worker until nothing more happens by itself.</summary>
    /// <param name="bed">The connection.</param>
    /// <param name="command">The command.</param>
    /// <param name="operationId">The operation's id, where the command carries it; null: a new one.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The operation: done, refused, or waiting for a person or another time.</returns>
    public static async Task<OperationRecord> CarryOutAsync(this ConnectorBed bed, Command command, string? operationId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bed);
        var submitted = await bed.Get<SubmitOperation>().ExecuteAsync(new SubmissionRequest(bed.Settings.Name, "conformance") { Id = operationId }, command, cancellationToken);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var worker = bed.Get<IEnumerable<IConnectionWorker>>().OfType<OperationWorker>().Single();
        var working = worker.RunAsync(bed.Settings.Name, bed.Get<IConnectionDirectory>(), stop.Token);
        var watch = Stopwatch.StartNew();
        try
        {
            while (true)
            {
                var operation = (await bed.Get<IOperationStore>().FindAsync(submitted.Operation.Id, cancellationToken))!;
                if (HasCalmedDown(operation))
                {
                    return operation;
                }

                (watch.Elapsed < Patience).ShouldBeTrue($"{operation.Kind} is still {operation.State} after {Patience.TotalSeconds} s: {operation.Fault?.Message}");
                await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await working;
        }
    }

    private static bool HasCalmedDown(OperationRecord operation) =>
        operation.State is OperationState.Succeeded or OperationState.Rejected or OperationState.Dead or OperationState.Cancelled or OperationState.Settled || operation.NeedsPerson
        || (operation.State == OperationState.Deferred && operation.NextAttemptAt > TimeProvider.System.GetUtcNow() + TimeSpan.FromSeconds(10));
}
