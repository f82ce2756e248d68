using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

/// <summary>The authorisation server that simulators share: codes, PKCE, access tokens, refresh tokens that rotate where the vendor rotates.</summary>
internal sealed class TokenStore(TimeProvider time, TimeSpan codeLife, TimeSpan accessLife)
{
    /// <summary>The token that every vendor accepts, always and for everything.</summary>
    public const string Always = "sandbox";

    private readonly Lock gate = new();
    private readonly Dictionary<string, AuthorizationCode> codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenGrant> access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TokenGrant> refresh = new(StringComparer.Ordinal);
    private readonly HashSet<string> expired = new(StringComparer.Ordinal);
    private readonly HashSet<string> revoked = new(StringComparer.Ordinal);

    /// <summary>Gives a code for a consent.</summary>
    public string Consent(string clientId, string redirectUri, IReadOnlyList<string> scopes, string? challenge, string method)
    {
        var code = Secret("code");
        lock (gate)
        {
            codes[code] = new AuthorizationCode(clientId, redirectUri, scopes, challenge, method, time.GetUtcNow() + codeLife);
        }

        return code;
    }

    /// <summary>Exchanges a code, once. A code with a challenge wants its verifier. Answers null when refused.</summary>
    public TokenGrant? Redeem(string? code, string clientId, string? redirectUri, string? verifier)
    {
        lock (gate)
        {
            if (code is null || !codes.Remove(code, out var known) || known.ExpiresAt < time.GetUtcNow() || known.ClientId != clientId)
            {
                return null;
            }

            if (redirectUri is not null && redirectUri != known.RedirectUri)
            {
                return null;
            }

            return Proves(known, verifier) ? Issue(clientId, known.Scopes, known.Challenge is not null) : null;
        }
    }

    /// <summary>Gives a new access token for a refresh token, and a new refresh token where they rotate. Answers null when refused.</summary>
    public TokenGrant? Refresh(string? refreshToken, string clientId)
    {
        lock (gate)
        {
            if (refreshToken is null || !refresh.TryGetValue(refreshToken, out var known) || known.ClientId != clientId || revoked.Contains(refreshToken))
            {
                return null;
            }

            if (!known.Rotates)
            {
                return Issue(clientId, known.Scopes, rotates: false, refreshToken);
            }

            refresh.Remove(refreshToken);
            return Issue(clientId, known.Scopes, rotates: true);
        }
    }

    /// <summary>Issues tokens to an application of its own right (client credentials).</summary>
    public TokenGrant IssueTo(string clientId, IReadOnlyList<string> scopes)
    {
        lock (gate)
        {
            return Issue(clientId, scopes, rotates: false);
        }
    }

    /// <summary>Says what an access token is worth.</summary>
    public TokenState Judge(string token, out TokenGrant? grant)
    {
        lock (gate)
        {
            grant = null;
            if (token == Always)
            {
                return TokenState.Good;
            }

            if (!access.TryGetValue(token, out grant))
            {
                return TokenState.Unknown;
            }

            return revoked.Contains(token) ? TokenState.Revoked
                : expired.Contains(token) || grant.ExpiresAt < time.GetUtcNow() ? TokenState.Expired
                : TokenState.Good;
        }
    }

    /// <summary>Lets all access tokens issued so far die.</summary>
    public int ExpireAll()
    {
        lock (gate)
        {
            expired.UnionWith(access.Keys);
            return access.Count;
        }
    }

    /// <summary>Takes back all tokens, or one access token only.</summary>
    public void Revoke(string? accessToken)
    {
        lock (gate)
        {
            revoked.UnionWith(accessToken is null ? access.Keys.Concat(refresh.Keys) : [accessToken]);
        }
    }

    private static bool Proves(AuthorizationCode code, string? verifier)
    {
        if (code.Challenge is null)
        {
            return verifier is null;
        }

        return verifier is { Length: >= 43 and <= 128 }
            && (code.Method == "plain" ? verifier : Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))) == code.Challenge;
    }

    private static string Secret(string prefix) => prefix + "-" + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(33));

    private TokenGrant Issue(string clientId, IReadOnlyList<string> scopes, bool rotates, string? refreshToken = null)
    {
        var grant = new TokenGrant(Secret("access"), refreshToken ?? Secret("refresh"), clientId, scopes, time.GetUtcNow() + accessLife, rotates);
        access[grant.AccessToken] = grant;
        refresh[grant.RefreshToken] = grant;
        return grant;
    }
}
