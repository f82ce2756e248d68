using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>The consent page, which consents at once, and the token calls.</summary>
internal sealed class RetailOAuth(TokenStore store, RetailTokens tokens)
{
    private bool denies;

    /// <summary>Lets the next consents be refused, or given again.</summary>
    public void Deny(bool value) => Volatile.Write(ref denies, value);

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/auth/oauth/authorize", (RequestDelegate)AuthorizeAsync);
        routes.MapPost("/auth/oauth/token", (RequestDelegate)TokenAsync);
        routes.MapPost("/auth/oauth/revoke", (RequestDelegate)RevokeAsync);
        routes.MapGet("/.well-known/jwks", (RequestDelegate)(http => JsonBody.WriteAsync(http, 200, tokens.Keys(), http.RequestAborted)));
    }

    private static Task RefuseAsync(HttpContext http, int status, string error, string description) =>
        JsonBody.WriteAsync(http, status, new JsonObject { ["error"] = error, ["error_description"] = description, ["message"] = description }, http.RequestAborted);

    private static async Task<Dictionary<string, string>> FieldsAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType)
        {
            var form = await http.Request.ReadFormAsync(http.RequestAborted);
            return form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        }

        var body = await JsonBody.ReadAsync(http.Request, http.RequestAborted) ?? [];
        return body.Where(field => field.Value is JsonValue).ToDictionary(field => field.Key, field => field.Value!.ToString(), StringComparer.Ordinal);
    }

    private Task AuthorizeAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var redirect = query["redirect_uri"].FirstOrDefault() ?? "https://127.0.0.1/";
        if (query["response_type"] != "code" || string.IsNullOrEmpty(query["client_id"]))
        {
            return RefuseAsync(http, 400, "invalid_request", "response_type must be code, and client_id is needed.");
        }

        if (!Uri.TryCreate(redirect, UriKind.Absolute, out var target) || (target.Scheme != "https" && !target.IsLoopback))
        {
            return RefuseAsync(http, 400, "invalid_request", "redirect_uri is not an HTTPS address, nor one of this machine.");
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
        var fields = await FieldsAsync(http);
        var client = fields.GetValueOrDefault("client_id", "");
        var secret = fields.GetValueOrDefault("client_secret");
        if (client.Length == 0 || secret == "wrong")
        {
            await RefuseAsync(http, 401, "invalid_client", "The client was not recognised.");
            return;
        }

        var type = fields.GetValueOrDefault("grant_type", "");
        JsonObject? answer;
        try
        {
            answer = type switch
            {
                "authorization_code" => tokens.Redeem(fields.GetValueOrDefault("code"), client, fields.GetValueOrDefault("redirect_uri"), fields.GetValueOrDefault("code_verifier")),
                // A scope sent along with a refresh has been seen to be refused.
                "refresh_token" => fields.ContainsKey("scope") ? null : tokens.Refresh(fields.GetValueOrDefault("refresh_token"), client),
                _ => null,
            };
        }
        catch (RetailError refusal)
        {
            await refusal.WriteAsync(http, http.RequestAborted);
            return;
        }

        await (answer is null
            ? RefuseAsync(http, 400, type is "authorization_code" or "refresh_token" ? "invalid_grant" : "unsupported_grant_type", "The grant is not valid.")
            : JsonBody.WriteAsync(http, 200, answer, http.RequestAborted));
    }

    private async Task RevokeAsync(HttpContext http)
    {
        var fields = await FieldsAsync(http);
        tokens.Revoke(fields.GetValueOrDefault("refresh_token", ""));
        await JsonBody.WriteAsync(http, 200, new JsonObject(), http.RequestAborted);
    }
}
