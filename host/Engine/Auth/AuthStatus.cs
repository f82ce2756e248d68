using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Tells how the credentials of a connection are. Asks no vendor.</summary>
public sealed class AuthStatus(TokenStores stores)
{
    /// <summary>Reads the stored tokens.</summary>
    /// <param name="settings">The connection.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<CredentialStatus>> RunAsync(ConnectionSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var result = new List<CredentialStatus>();
        foreach (var (name, auth) in settings.Credentials.OrderBy(credential => credential.Key, StringComparer.Ordinal))
        {
            result.Add(auth.Method is AuthMethod.AuthorizationCode or AuthMethod.ClientCredentials
                ? await ReadAsync(settings.Name, name, auth, cancellationToken)
                : new CredentialStatus(settings.Name, name, auth.Method, HasToken: true, null, null, CanRenew: false, null, null, null));
        }

        return result;
    }

    private async Task<CredentialStatus> ReadAsync(string connection, string name, AuthSettings auth, CancellationToken cancellationToken)
    {
        OAuthToken? token = null;
        string? problem = null;
        try
        {
            token = await stores.For(auth).LoadAsync(new TokenKey(connection, name), cancellationToken);
        }
        catch (TokenStoreException exception)
        {
            problem = exception.Message;
        }

        var isClient = auth.Method == AuthMethod.ClientCredentials;
        problem ??= token is null && !isClient ? $"Nobody has given the vendor's consent yet: moulin auth login {connection}" : null;
        return new CredentialStatus(connection, name, auth.Method, token is not null, token?.ExpiresAt, token?.RefreshExpiresAt, isClient || token?.RefreshToken is not null, token?.AccountId, token?.Grant.GetValueOrDefault("scope"), problem);
    }
}
