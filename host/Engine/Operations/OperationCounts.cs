namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>How many operations of a connection are in one state.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="State">The state.</param>
/// <param name="Count">How many.</param>
public sealed record OperationCounts(string Connection, OperationState State, long Count);
