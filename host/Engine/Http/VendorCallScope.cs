namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Says on whose behalf the calls below are made, for the journal, the deadline and the state of a write.</summary>
/// <remarks>Holds host values only: a plugin never sees it, so it can pin none.</remarks>
public sealed class VendorCallScope : IDisposable
{
    private static readonly AsyncLocal<VendorCallScope?> Ambient = new();
    private readonly VendorCallScope? outer = Ambient.Value;

    private VendorCallScope(string operation, string? operationId, DateTimeOffset? deadline)
    {
        Operation = operation;
        OperationId = operationId;
        Deadline = deadline;
    }

    /// <summary>Gets the scope the current code runs in; null outside of any.</summary>
    public static VendorCallScope? Current => Ambient.Value;

    /// <summary>Gets the contract's operation, such as <c>feed.sale</c>.</summary>
    public string Operation { get; }

    /// <summary>Gets the operation that the write belongs to; null for reads.</summary>
    public string? OperationId { get; }

    /// <summary>Gets the instant after which no attempt may begin; null: the connection's own limit.</summary>
    public DateTimeOffset? Deadline { get; }

    /// <summary>Gets whether a request that changes something may have reached the vendor inside this scope without an answer.</summary>
    public bool MayHaveTakenEffect { get; private set; }

    /// <summary>Enters a scope.</summary>
    /// <param name="operation">The contract's operation.</param>
    /// <param name="operationId">The operation that the write belongs to.</param>
    /// <param name="deadline">The instant after which no attempt may begin.</param>
    /// <returns>The scope; dispose it to leave.</returns>
    public static VendorCallScope Enter(string operation, string? operationId = null, DateTimeOffset? deadline = null)
    {
        var scope = new VendorCallScope(operation, operationId, deadline);
        Ambient.Value = scope;
        return scope;
    }

    /// <summary>Records that a write was sent and its answer is missing.</summary>
    public void MarkUnanswered() => MayHaveTakenEffect = true;

    /// <inheritdoc />
    public void Dispose() => Ambient.Value = outer;
}
