namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Who asks for a write, on which connection, and under which terms.</summary>
/// <param name="Connection">The connection.</param>
/// <param name="Actor">Who asks: an API key's name, or the operating system's user of the command line.</param>
public sealed record SubmissionRequest(string Connection, string Actor)
{
    /// <summary>Gets the caller's key: the same key and request give the same operation. Null: every call is a new one.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Gets the operation's id, when the command already carries it; null: a new one.</summary>
    public string? Id { get; init; }

    /// <summary>Gets what the request is told by when its key comes again; null: the command itself.</summary>
    public string? RequestHash { get; init; }

    /// <summary>Gets the instant after which it is not sent any more; null: as the connection's settings say.</summary>
    public DateTimeOffset? NotAfter { get; init; }

    /// <summary>Gets whether <see cref="NotAfter"/> is the vendor's own cut-off.</summary>
    public bool IsCutOff { get; init; }

    /// <summary>Gets the revision the caller saw.</summary>
    public long? IfRevision { get; init; }

    /// <summary>Gets the time of change the caller saw.</summary>
    public DateTimeOffset? IfUnchangedSince { get; init; }
}
