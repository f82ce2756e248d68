using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>Tokens that name the account, and refresh tokens that rotate: the old one dies once the new access token is used.</summary>
internal sealed class RetailTokens(SandboxContext context, TokenStore store, string account) : IDisposable
{
    private const int AttemptsAMinute = 5;
    private readonly ConcurrentDictionary<string, string> byJwt = new(StringComparer.Ordinal);
    private readonly Lazy<RSA> key = new(() => RSA.Create(2048));
    private readonly Lock gate = new();
    private readonly Dictionary<string, TokenGrant> refresh = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> replaces = new(StringComparer.Ordinal);
    private readonly List<DateTimeOffset> attempts = [];

    /// <inheritdoc />
    public void Dispose()
    {
        if (key.IsValueCreated)
        {
            key.Value.Dispose();
        }
    }

    /// <summary>Gives the keys that tokens are signed with.</summary>
    public JsonObject Keys()
    {
        var open = key.Value.ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["keys"] = new JsonArray(new JsonObject { ["kty"] = "RSA", ["use"] = "sig", ["alg"] = "RS256", ["kid"] = "sandbox", ["n"] = Base64Url.EncodeToString(open.Modulus), ["e"] = Base64Url.EncodeToString(open.Exponent) }),
        };
    }

    /// <summary>Exchanges a code.</summary>
    public JsonObject? Redeem(string? code, string client, string? redirect, string? verifier) =>
        store.Redeem(code, client, redirect, verifier) is { } grant ? Answer(grant) : null;

    /// <summary>Gives new tokens for a refresh token; the old one stays good until the new access token is used.</summary>
    public JsonObject? Refresh(string? token, string client)
    {
        TokenGrant? known;
        lock (gate)
        {
            var now = context.Time.GetUtcNow();
            attempts.RemoveAll(at => now - at > TimeSpan.FromMinutes(1));
            attempts.Add(now);
            if (context.Options.RateLimits && attempts.Count > AttemptsAMinute)
            {
                throw RetailError.Of(429);
            }

            if (token is null || !refresh.TryGetValue(token, out known) || known.ClientId != client)
            {
                return null;
            }
        }

        var grant = store.IssueTo(client, known.Scopes);
        lock (gate)
        {
            replaces[grant.AccessToken] = token;
        }

        return Answer(grant);
    }

    /// <summary>Takes a refresh token back, or all tokens.</summary>
    public void Revoke(string? token)
    {
        lock (gate)
        {
            var gone = token is null ? [.. refresh.Values] : refresh.TryGetValue(token, out var known) ? new[] { known } : [];
            foreach (var grant in gone)
            {
                refresh.Remove(grant.RefreshToken);
                store.Revoke(grant.AccessToken);
            }
        }
    }

    /// <summary>Judges a token that was presented and, when it is good, lets what it replaced die.</summary>
    public TokenState Judge(string token, out TokenGrant? grant)
    {
        // A bare id is no token: clients are given the signed form.
        var known = byJwt.GetValueOrDefault(token, token == TokenStore.Always ? token : "");
        var state = store.Judge(known, out grant);
        lock (gate)
        {
            if (state == TokenState.Good && replaces.Remove(known, out var old))
            {
                refresh.Remove(old);
            }
        }

        return state;
    }

    private JsonObject Answer(TokenGrant grant)
    {
        lock (gate)
        {
            refresh[grant.RefreshToken] = grant;
        }

        var jwt = Sign(grant);
        byJwt[jwt] = grant.AccessToken;
        return new JsonObject { ["token_type"] = "Bearer", ["expires_in"] = (int)(grant.ExpiresAt - context.Time.GetUtcNow()).TotalSeconds, ["access_token"] = jwt, ["refresh_token"] = grant.RefreshToken };
    }

    private string Sign(TokenGrant grant)
    {
        var claims = new JsonObject
        {
            ["aud"] = grant.ClientId,
            ["jti"] = grant.AccessToken,
            ["iat"] = context.Time.GetUtcNow().ToUnixTimeSeconds(),
            ["exp"] = grant.ExpiresAt.ToUnixTimeSeconds(),
            ["sub"] = "1",
            ["scope"] = string.Join(' ', grant.Scopes),
            ["acct"] = account,
        };
        var text = Encode("""{"alg":"RS256","typ":"JWT","kid":"sandbox"}"""u8) + "." + Encode(JsonBody.Bytes(claims));
        return text + "." + Encode(key.Value.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
