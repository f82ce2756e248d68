namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Keeps the OAuth tokens of connections, durably and encrypted.</summary>
public interface ITokenStore
{
    /// <summary>Reads a token.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>The token; null when none was ever saved.</returns>
    /// <exception cref="TokenStoreException">What is stored cannot be read.</exception>
    Task<OAuthToken?> LoadAsync(TokenKey key, CancellationToken cancellationToken);

    /// <summary>Writes a token; on return it survives a power cut.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="token">The token.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task SaveAsync(TokenKey key, OAuthToken token, CancellationToken cancellationToken);

    /// <summary>Forgets a token.</summary>
    /// <param name="key">Whose.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    Task DeleteAsync(TokenKey key, CancellationToken cancellationToken);
}
