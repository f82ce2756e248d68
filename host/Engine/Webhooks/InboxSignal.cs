using LeVieuxMoulin.Connectors.Engine.Requests;

namespace LeVieuxMoulin.Connectors.Engine.Webhooks;

/// <summary>Wakes the worker that empties a connection's inbox.</summary>
/// <param name="time">The clock.</param>
public sealed class InboxSignal(TimeProvider time) : WakeSignal(time);
