namespace LeVieuxMoulin.Connectors.Engine.Audit;

/// <summary>The append-only, hash-chained record of what was done.</summary>
public interface IAuditLog
{
    /// <summary>Appends an entry, durably.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken);
}
