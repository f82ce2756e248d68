using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>The consent page, which consents at once, and the token call: a form, the client in a Basic header. Both at the old and the new address.</summary>
internal sealed class RestaurantOAuth(TokenStore store, RestaurantTokens tokens, TimeProvider time)
{
    private bool denies;

    /// <summary>Lets the next consents be refused, or given again.</summary>
    public void Deny(bool value) => Volatile.Write(ref denies, value);

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (authorize, token) in ((string, string)[])[("/oauth/authorize", "/oauth/token"), ("/realms/k-series/protocol/openid-connect/auth", "/realms/k-series/protocol/openid-connect/token")])
        {
            routes.MapGet(authorize, (RequestDelegate)AuthorizeAsync);
            routes.MapPost(token, (RequestDelegate)TokenAsync);
        }
    }

    private static Task RefuseAsync(HttpContext http, int status, string error, string description) =>
        JsonBody.WriteAsync(http, status, new JsonObject { ["error"] = error, ["error_description"] = description }, http.RequestAborted);

    private static (string Client, string Secret)? Client(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        Span<byte> bytes = stackalloc byte[512];
        if (!header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) || !Convert.TryFromBase64String(header[6..].Trim(), bytes, out var length))
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(bytes[..length]).Split(':', 2);
        return parts is [{ Length: > 0 }, not "wrong"] ? (Uri.UnescapeDataString(parts[0]), parts[1]) : null;
    }

    private Task AuthorizeAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var redirect = query["redirect_uri"].ToString();
        if (query["response_type"] != "code" || string.IsNullOrEmpty(query["client_id"]) || !Uri.TryCreate(redirect, UriKind.Absolute, out var target))
        {
            return RefuseAsync(http, 400, "invalid_request", "response_type must be code; client_id and redirect_uri are needed.");
        }

        var scopes = query["scope"].ToString().Split([' ', '+'], StringSplitOptions.RemoveEmptyEntries);
        var answer = Volatile.Read(ref denies)
            ? "error=access_denied"
            : "code=" + Uri.EscapeDataString(store.Consent(query["client_id"]!, redirect, scopes, query["code_challenge"].FirstOrDefault(), query["code_challenge_method"].FirstOrDefault() ?? "plain"));
        http.Response.Redirect(redirect + (target.Query.Length > 0 ? "&" : "?") + answer + (query["state"].FirstOrDefault() is { } state ? "&state=" + Uri.EscapeDataString(state) : ""));
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext http)
    {
        if (Client(http) is not var (client, _))
        {
            await RefuseAsync(http, 401, "invalid_client", "The client was not recognised; its id and secret go in a Basic header.");
            return;
        }

        if (!http.Request.HasFormContentType)
        {
            await RefuseAsync(http, 400, "invalid_request", "The body is not a form.");
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var grant = form["grant_type"].ToString() switch
        {
            "authorization_code" => tokens.Redeem(form["code"], client, form["redirect_uri"].ToString(), form["code_verifier"].FirstOrDefault()),
            "refresh_token" => tokens.Refresh(form["refresh_token"], client),
            _ => null,
        };
        if (grant is null)
        {
            await RefuseAsync(http, 400, "invalid_grant", "The code or token is not valid.");
            return;
        }

        await JsonBody.WriteAsync(
            http,
            200,
            new JsonObject
            {
                ["access_token"] = grant.AccessToken,
                ["expires_in"] = (int)(grant.ExpiresAt - time.GetUtcNow()).TotalSeconds,
                ["refresh_expires_in"] = (int)RestaurantTokens.Life(grant).TotalSeconds,
                ["refresh_token"] = grant.RefreshToken,
                ["token_type"] = "Bearer",
                ["scope"] = string.Join(' ', grant.Scopes),
            },
            http.RequestAborted);
    }
}
