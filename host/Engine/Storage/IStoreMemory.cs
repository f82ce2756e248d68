namespace LeVieuxMoulin.Connectors.Engine.Storage;

/// <summary>What a store keeps in memory to be quick, and can do without at rest.</summary>
public interface IStoreMemory
{
    /// <summary>Gives it back; the store fills it again as it works.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task ReleaseAsync(CancellationToken cancellationToken);
}
