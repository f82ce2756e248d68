namespace LeVieuxMoulin.Connectors.Engine.Audit;

/// <summary>Reads the audit chain.</summary>
public interface IAuditStore : IAuditLog
{
    /// <summary>Reads entries in order.</summary>
    /// <param name="after">The place to read after; 0 for the beginning.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<AuditRecord>> ReadAsync(long after, int limit, CancellationToken cancellationToken);

    /// <summary>Reads where the chain ends, from the note that is kept beside it.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<AuditHead> ReadHeadAsync(CancellationToken cancellationToken);
}
