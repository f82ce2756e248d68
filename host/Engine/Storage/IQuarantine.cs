namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>The records that were set aside.</summary>
public interface IQuarantine
{
    /// <summary>Lists them without their bytes, the oldest first.</summary>
    /// <param name="connection">Only this connection; null: all.</param>
    /// <param name="stream">Only this stream; null: all.</param>
    /// <param name="after">The number to go on after; 0 to begin.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<QuarantinedRecord>> ListAsync(string? connection, string? stream, long after, int limit, CancellationToken cancellationToken);

    /// <summary>Finds one with its bytes.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The record; null when it is not there any more.</returns>
    Task<QuarantinedRecord?> FindAsync(long number, CancellationToken cancellationToken);
}
