using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Auth;

/// <summary>Forgets a connection's tokens. The consent at the vendor is withdrawn there.</summary>
public sealed class AuthLogout(TokenStores stores, IAuditLog audit)
{
    /// <summary>Forgets the tokens of every credential.</summary>
    /// <param name="settings">The connection.</param>
    /// <param name="actor">Who does it, for the audit.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How many credentials had their tokens forgotten.</returns>
    public async Task<int> RunAsync(ConnectionSettings settings, string actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var count = 0;
        foreach (var (name, auth) in settings.Credentials.Where(credential => credential.Value.Method is AuthMethod.AuthorizationCode or AuthMethod.ClientCredentials))
        {
            var key = new TokenKey(settings.Name, name);
            await stores.For(auth).DeleteAsync(key, cancellationToken);
            await audit.AppendAsync(new AuditEntry("token.forgotten", key.Name, actor), cancellationToken);
            count++;
        }

        return count;
    }
}
