namespace LeVieuxMoulin.Connectors;

/// <summary>What the host fixed before a command was first sent.</summary>
public sealed record WriteContext
{
    /// <summary>Gets the durable key of this request, the same on every attempt.</summary>
    public required WriteKey Key { get; init; }

    /// <summary>Gets the revision the caller saw; a record that moved on is a FaultKind.Conflict.</summary>
    /// <remarks>Compared by the vendor where it can, else by the connector, which reads first. Never ignored.</remarks>
    public long? IfRevision { get; init; }

    /// <summary>Gets the time of change the caller saw; as IfRevision.</summary>
    public DateTimeOffset? IfUnchangedSince { get; init; }

    /// <summary>Gets when the command was first sent; null on the first attempt.</summary>
    public DateTimeOffset? FirstSentAt { get; init; }
}
