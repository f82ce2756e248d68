namespace LeVieuxMoulin.Connectors;

/// <summary>The only exception, cancellation aside, that a connector lets out.</summary>
/// <remarks>The host keeps its Fault, never the exception: a stack trace holds the plugin in memory. A JsonException counts as FaultKind.UnexpectedContent, so that a plugin needs no catch of its own.</remarks>
public sealed class ConnectorException(Fault fault, Exception? innerException = null) : Exception(fault.Message, innerException)
{
    /// <summary>Gets what went wrong.</summary>
    public Fault Fault { get; } = fault;
}
