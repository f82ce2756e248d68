namespace LeVieuxMoulin.Connectors.Stores.Sql;

/// <summary>One piece of writing that waits for its turn and its commit.</summary>
internal abstract class WriteJob
{
    /// <summary>Tells whether the caller gave up before the work began.</summary>
    public abstract bool IsCancelled { get; }

    /// <summary>Does the work. Its result is told only after the commit.</summary>
    public abstract void Run(StoreConnection connection);

    /// <summary>Tells the caller that the work is durable.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing of the work was kept.</summary>
    public abstract void Fail(Exception failure);

    /// <summary>Tells the caller that the work never began.</summary>
    public abstract void Cancel();
}

/// <summary>One piece of writing with its result.</summary>
/// <typeparam name="TResult">What it answers.</typeparam>
internal sealed class WriteJob<TResult>(Func<StoreConnection, TResult> work, CancellationToken cancellationToken) : WriteJob
{
    private readonly TaskCompletionSource<TResult> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult? result;

    /// <summary>Gets the task the caller waits for.</summary>
    public Task<TResult> Done => done.Task;

    /// <inheritdoc />
    public override bool IsCancelled => cancellationToken.IsCancellationRequested;

    /// <inheritdoc />
    public override void Run(StoreConnection connection) => result = work(connection);

    /// <inheritdoc />
    public override void Complete() => done.TrySetResult(result!);

    /// <inheritdoc />
    public override void Fail(Exception failure) => done.TrySetException(failure);

    /// <inheritdoc />
    public override void Cancel() => done.TrySetCanceled(cancellationToken);
}
