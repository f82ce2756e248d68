using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>The consent page, which consents at once, and the token calls.</summary>
internal sealed class HubSpotOAuth(HubSpotGate gate, TokenStore tokens, HubSpotApp app, TimeProvider time)
{
    private bool denies;

    /// <summary>Lets the next consents be refused, or given again.</summary>
    public void Deny(bool value) => Volatile.Write(ref denies, value);

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oauth/authorize", (RequestDelegate)AuthorizeAsync);
        routes.MapGet("/oauth/{accountId:long}/authorize", (RequestDelegate)AuthorizeAsync);
        gate.Map(routes, "POST", "oauth", "/token", HubSpotGate.Open, Token);
        gate.Map(routes, "POST", "oauth", "/token/introspect", HubSpotGate.Open, Introspect);
        gate.Map(routes, "POST", "oauth", "/token/revoke", HubSpotGate.Open, Revoke);
        gate.Map(routes, "DELETE", "oauth", "/refresh-tokens/{token}", HubSpotGate.Open, call =>
        {
            tokens.Revoke(call.Route("token"));
            return HubSpotAnswer.Empty;
        });
    }

    private static HubSpotException Refused(string error, string status, string description) => new(400, new JsonObject
    {
        ["error"] = error,
        ["error_description"] = description,
        ["status"] = status,
        ["message"] = description,
        ["correlationId"] = Guid.NewGuid().ToString(),
    });

    // The first version took the secret in the query too; the others read the body only.
    private static string? Field(HubSpotCall call, string name) =>
        call.Http.Request.HasFormContentType && call.Http.Request.Form[name].FirstOrDefault() is { Length: > 0 } value ? value
        : call.Version == "v1" ? call.Query(name)
        : null;

    private Task AuthorizeAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var redirect = query["redirect_uri"].FirstOrDefault();
        if (query["client_id"].FirstOrDefault() is not { Length: > 0 } client || !Uri.TryCreate(redirect, UriKind.Absolute, out var target)
            || (target.Scheme != "https" && !target.IsLoopback) || query["scope"].FirstOrDefault() is not { Length: > 0 } scope)
        {
            http.Response.StatusCode = 400;
            return http.Response.WriteAsync("client_id, redirect_uri (https, or this machine) and scope are needed", http.RequestAborted);
        }

        var scopes = (scope + " " + query["optional_scope"].FirstOrDefault()).Split([' ', '+'], StringSplitOptions.RemoveEmptyEntries);
        var answer = Volatile.Read(ref denies)
            ? "error=access_denied&error_description=The%20user%20cancelled%20the%20authorization"
            : "code=" + Uri.EscapeDataString(tokens.Consent(client, redirect!, scopes, query["code_challenge"].FirstOrDefault(), query["code_challenge_method"].FirstOrDefault() ?? "S256"));
        http.Response.Redirect(redirect + (target.Query.Length > 0 ? "&" : "?") + answer + (query["state"].FirstOrDefault() is { } state ? "&state=" + Uri.EscapeDataString(state) : ""));
        return Task.CompletedTask;
    }

    private HubSpotAnswer Token(HubSpotCall call)
    {
        if (Field(call, "client_id") is not { } client || Field(call, "client_secret") is not { } secret || secret == "wrong")
        {
            throw Refused("invalid_client", "BAD_CLIENT_ID", "missing or unknown client id, or mismatched client secret");
        }

        var kind = Field(call, "grant_type");
        var grant = kind switch
        {
            "authorization_code" => tokens.Redeem(Field(call, "code"), client, Field(call, "redirect_uri") ?? "", Field(call, "code_verifier"))
                ?? throw Refused("invalid_grant", "BAD_AUTH_CODE", "missing or unknown auth code"),
            "refresh_token" => tokens.Refresh(Field(call, "refresh_token"), client)
                ?? throw Refused("invalid_grant", "BAD_REFRESH_TOKEN", "refresh token is invalid, expired or revoked"),
            _ => throw Refused("unsupported_grant_type", "BAD_GRANT_TYPE", "missing or unknown grant type"),
        };
        app.Secret = secret;
        return HubSpotAnswer.Ok(new JsonObject
        {
            ["token_type"] = "bearer",
            ["refresh_token"] = grant.RefreshToken,
            ["access_token"] = grant.AccessToken,
            ["hub_id"] = app.PortalId,
            ["scopes"] = new JsonArray([.. grant.Scopes.Select(scope => (JsonNode)scope)]),
            ["expires_in"] = (int)Math.Round((grant.ExpiresAt - time.GetUtcNow()).TotalSeconds),
        });
    }

    private HubSpotAnswer Introspect(HubSpotCall call)
    {
        var token = Field(call, "token") ?? Field(call, "access_token") ?? Field(call, "refresh_token") ?? "";
        var isActive = tokens.Judge(token, out var grant) == TokenState.Good;
        var body = new JsonObject { ["active"] = isActive };
        if (isActive && grant is not null)
        {
            body["token_type"] = "bearer";
            body["client_id"] = grant.ClientId;
            body["hub_id"] = app.PortalId;
            body["scopes"] = new JsonArray([.. grant.Scopes.Select(scope => (JsonNode)scope)]);
            body["expires_in"] = (int)(grant.ExpiresAt - time.GetUtcNow()).TotalSeconds;
        }

        return HubSpotAnswer.Ok(body);
    }

    private HubSpotAnswer Revoke(HubSpotCall call)
    {
        if (Field(call, "token") is { } token)
        {
            tokens.Revoke(token);
        }

        return HubSpotAnswer.Empty;
    }
}
