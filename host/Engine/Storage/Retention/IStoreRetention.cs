namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>Removes what is older than it has to be kept.</summary>
public interface IStoreRetention
{
    /// <summary>Removes some of what is older, the oldest first.</summary>
    /// <param name="kind">The class, one of <see cref="RetentionClasses"/>.</param>
    /// <param name="before">The first instant to keep.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>How many were removed; 0 when none is left.</returns>
    Task<int> PurgeAsync(string kind, DateTimeOffset before, CancellationToken cancellationToken);
}
