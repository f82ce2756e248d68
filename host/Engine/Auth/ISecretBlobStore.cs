namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Keeps sealed bytes by name, durably. What it is given is already encrypted.</summary>
public interface ISecretBlobStore
{
    /// <summary>Reads.</summary>
    /// <param name="name">The name, such as <c>token/till</c>.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The bytes; null when there are none.</returns>
    Task<byte[]?> LoadAsync(string name, CancellationToken cancellationToken);

    /// <summary>Writes, replacing what is there; on return the bytes survive a power cut.</summary>
    /// <param name="name">The name.</param>
    /// <param name="content">The bytes.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task SaveAsync(string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Removes; a name that is not there is fine.</summary>
    /// <param name="name">The name.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task DeleteAsync(string name, CancellationToken cancellationToken);
}
