namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>A part of the list of operations.</summary>
/// <param name="Items">The operations, the newest first.</param>
/// <param name="Next">What to pass as <see cref="OperationQuery.Before"/> for the next part; null at the end.</param>
public sealed record OperationPage(IReadOnlyList<OperationRecord> Items, long? Next);
