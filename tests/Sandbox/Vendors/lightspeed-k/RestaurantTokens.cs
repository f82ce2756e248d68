using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>Refresh tokens that are good for one use and die: after half an hour, or forty days when offline access was asked for.</summary>
internal sealed class RestaurantTokens(TimeProvider time, TokenStore store)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, (TokenGrant Grant, DateTimeOffset Until)> refresh = new(StringComparer.Ordinal);

    /// <summary>Says how long the refresh token of a grant lives.</summary>
    public static TimeSpan Life(TokenGrant grant) => grant.Scopes.Contains("offline_access", StringComparer.Ordinal) ? TimeSpan.FromDays(40) : TimeSpan.FromMinutes(30);

    /// <summary>Exchanges a code.</summary>
    public TokenGrant? Redeem(string? code, string client, string redirect, string? verifier) => Keep(store.Redeem(code, client, redirect, verifier));

    /// <summary>Gives new tokens for a refresh token, once.</summary>
    public TokenGrant? Refresh(string? token, string client)
    {
        lock (gate)
        {
            return token is not null && refresh.TryGetValue(token, out var known) && known.Grant.ClientId == client && refresh.Remove(token) && known.Until > time.GetUtcNow()
                ? Keep(store.IssueTo(client, known.Grant.Scopes))
                : null;
        }
    }

    /// <summary>Takes all tokens back.</summary>
    public void RevokeAll()
    {
        lock (gate)
        {
            refresh.Clear();
        }

        store.Revoke(null);
    }

    private TokenGrant? Keep(TokenGrant? grant)
    {
        if (grant is not null)
        {
            lock (gate)
            {
                refresh[grant.RefreshToken] = (grant, time.GetUtcNow() + Life(grant));
            }
        }

        return grant;
    }
}
