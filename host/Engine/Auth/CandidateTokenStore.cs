namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Keeps the token of a login that is not accepted yet beside the one in force, as durably.</summary>
internal sealed class CandidateTokenStore(ITokenStore inner) : ITokenStore
{
    /// <inheritdoc />
    public Task<OAuthToken?> LoadAsync(TokenKey key, CancellationToken cancellationToken) => inner.LoadAsync(Beside(key), cancellationToken);

    /// <inheritdoc />
    public Task SaveAsync(TokenKey key, OAuthToken token, CancellationToken cancellationToken) => inner.SaveAsync(Beside(key), token, cancellationToken);

    /// <inheritdoc />
    public Task DeleteAsync(TokenKey key, CancellationToken cancellationToken) => inner.DeleteAsync(Beside(key), cancellationToken);

    private static TokenKey Beside(TokenKey key) => key with { Credential = key.Credential + "~candidate" };
}
