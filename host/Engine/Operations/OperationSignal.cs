using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Wakes the worker that carries out a connection's writes.</summary>
/// <param name="time">The clock.</param>
public sealed class OperationSignal(TimeProvider time) : WakeSignal(time);
