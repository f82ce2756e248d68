namespace LeVieuxMoulin.Connectors.Engine.Access;

/// <summary>Keeps API keys as hashes. Every change is audited in the same transaction.</summary>
public interface IApiKeyStore
{
    /// <summary>Stores a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="id">The public part of its text.</param>
    /// <param name="hash">The SHA-256 of its text.</param>
    /// <param name="actor">Who made it.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether it was stored; not when a good key has that name.</returns>
    Task<bool> AddAsync(ApiKey key, string id, byte[] hash, string actor, CancellationToken cancellationToken);

    /// <summary>Lists the keys, revoked ones too, by name.</summary>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task<IReadOnlyList<ApiKey>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Takes a key back.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="at">When.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether there was a good one of that name.</returns>
    Task<bool> RevokeAsync(string name, DateTimeOffset at, string actor, CancellationToken cancellationToken);

    /// <summary>Finds a good key by the public part of its text.</summary>
    /// <param name="id">The public part.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The key and the SHA-256 of its text; null when there is none.</returns>
    Task<(ApiKey Key, byte[] Hash)?> FindAsync(string id, CancellationToken cancellationToken);
}
