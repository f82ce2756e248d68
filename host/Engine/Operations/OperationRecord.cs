namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>One write, as it is stored before anything is sent and until a person or retention removes it.</summary>
public sealed record OperationRecord
{
    /// <summary>Gets the id, at most 36 characters; a supplier order carries it as its reference.</summary>
    public required string Id { get; init; }

    /// <summary>Gets the place in the order of submission; 0 before it is stored.</summary>
    public long Sequence { get; init; }

    /// <summary>Gets the connection.</summary>
    public required string Connection { get; init; }

    /// <summary>Gets the command's name, such as <c>place-order</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Gets what the command is about; operations with one subject keep their order.</summary>
    public required string Subject { get; init; }

    /// <summary>Gets whether a later one of this kind and subject makes this one pointless while it waits.</summary>
    public bool LastWins { get; init; }

    /// <summary>Gets the command as JSON.</summary>
    public required string Command { get; init; }

    /// <summary>Gets the caller's idempotency key; the operation's id when the caller gave none.</summary>
    public required string IdempotencyKey { get; init; }

    /// <summary>Gets the SHA-256 of the request, by which a reused key is told from a repeated request.</summary>
    public required string RequestHash { get; init; }

    /// <summary>Gets who asked for it.</summary>
    public required string Actor { get; init; }

    /// <summary>Gets when it was asked for.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Gets how far it is.</summary>
    public OperationState State { get; init; }

    /// <summary>Gets how many changes the row has seen; a change made on an older reading is refused.</summary>
    public long Version { get; init; }

    /// <summary>Gets how often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Gets how many of the attempts the vendor may have noticed. These are limited; waiting for the network is not.</summary>
    public int Reached { get; init; }

    /// <summary>Gets how often it was looked for after its answer was lost.</summary>
    public int Looks { get; init; }

    /// <summary>Gets when it is taken up next; null when only a person can move it, or nothing is left to do.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Gets the instant after which it is not sent any more.</summary>
    public required DateTimeOffset NotAfter { get; init; }

    /// <summary>Gets whether <see cref="NotAfter"/> is the vendor's own cut-off, which no retry moves.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Gets the key the vendor knows a repeat by: durable before the first byte leaves, the same on every attempt.</summary>
    public required string WriteKey { get; init; }

    /// <summary>Gets when it was first sent; null when it never was.</summary>
    public DateTimeOffset? FirstSentAt { get; init; }

    /// <summary>Gets when it was last sent.</summary>
    public DateTimeOffset? LastSentAt { get; init; }

    /// <summary>Gets the revision the caller saw.</summary>
    public long? IfRevision { get; init; }

    /// <summary>Gets the time of change the caller saw.</summary>
    public DateTimeOffset? IfUnchangedSince { get; init; }

    /// <summary>Gets the vendor's id of what was made or changed.</summary>
    public string? ResultRecordId { get; init; }

    /// <summary>Gets whether the vendor had done it already.</summary>
    public bool AlreadyDone { get; init; }

    /// <summary>Gets the last thing that went wrong.</summary>
    public OperationFault? Fault { get; init; }

    /// <summary>Gets the history, the oldest first.</summary>
    public IReadOnlyList<OperationTransition> Transitions { get; init; } = [];

    /// <summary>Gets whether the caller set a condition.</summary>
    public bool IsConditional => IfRevision is not null || IfUnchangedSince is not null;

    /// <summary>Gets whether it waits for a person: its outcome is unknown and nobody but a person can find out.</summary>
    public bool NeedsPerson => State == OperationState.Unknown && NextAttemptAt is null;
}
