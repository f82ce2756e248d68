using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>The accounts server: the consent page, which consents at once, and the token calls. Its refusals have status 200.</summary>
internal sealed class ZohoOAuth(SandboxContext context, ZohoGate gate, TokenStore tokens)
{
    private readonly Dictionary<string, Queue<DateTimeOffset>> refreshed = new(StringComparer.Ordinal);
    private readonly HashSet<string> offline = new(StringComparer.Ordinal);
    private bool denies;

    /// <summary>Lets the next consents be refused, or given again.</summary>
    public void Deny(bool value) => Volatile.Write(ref denies, value);

    /// <summary>Maps the calls.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/oauth/v2/auth", (RequestDelegate)AuthorizeAsync);
        routes.MapPost("/oauth/v2/token", (RequestDelegate)TokenAsync);
        routes.MapPost("/oauth/v2/token/revoke", (RequestDelegate)RevokeAsync);
    }

    private static string Base(HttpContext http) => $"{http.Request.Scheme}://{http.Request.Host}/zoho";

    private static async Task<Func<string, string?>> FieldsAsync(HttpContext http)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null;
        return name => form?[name].FirstOrDefault() is { Length: > 0 } value ? value : http.Request.Query[name].FirstOrDefault() is { Length: > 0 } other ? other : null;
    }

    private static Task RefuseAsync(HttpContext http, string error) => JsonBody.WriteAsync(http, 200, new JsonObject { ["error"] = error }, http.RequestAborted);

    private Task AuthorizeAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var redirect = query["redirect_uri"].FirstOrDefault();
        if (query["client_id"].FirstOrDefault() is not { Length: > 0 } client || query["response_type"] != "code" || !Uri.TryCreate(redirect, UriKind.Absolute, out var target))
        {
            http.Response.StatusCode = 400;
            return http.Response.WriteAsync("client_id, response_type=code and redirect_uri are needed", http.RequestAborted);
        }

        var answer = "error=access_denied";
        if (!Volatile.Read(ref denies))
        {
            var scopes = (query["scope"].FirstOrDefault() ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var code = tokens.Consent(client, redirect!, scopes, query["code_challenge"].FirstOrDefault(), "S256");
            if (query["access_type"] == "offline")
            {
                lock (offline)
                {
                    offline.Add(code);
                }
            }

            answer = $"code={Uri.EscapeDataString(code)}&location=eu&accounts-server={Uri.EscapeDataString(Base(http))}";
        }

        http.Response.Redirect(redirect + (target.Query.Length > 0 ? "&" : "?") + answer + (query["state"].FirstOrDefault() is { } state ? "&state=" + Uri.EscapeDataString(state) : ""));
        return Task.CompletedTask;
    }

    private async Task TokenAsync(HttpContext http)
    {
        var field = await FieldsAsync(http);
        if (field("client_id") is not { } client)
        {
            await RefuseAsync(http, "invalid_client");
            return;
        }

        if (field("client_secret") is null or "wrong")
        {
            await RefuseAsync(http, "invalid_client_secret");
            return;
        }

        if (field("grant_type") == "refresh_token")
        {
            await RefreshAsync(http, field("refresh_token"), client);
            return;
        }

        var code = field("code");
        var grant = tokens.Redeem(code, client, field("redirect_uri") ?? "", field("code_verifier"));
        if (grant is null)
        {
            await RefuseAsync(http, "invalid_code");
            return;
        }

        await JsonBody.WriteAsync(http, 200, Answer(http, grant, withRefresh: WasOffline(code!)), http.RequestAborted);
    }

    private bool WasOffline(string code)
    {
        lock (offline)
        {
            return offline.Remove(code);
        }
    }

    private async Task RefreshAsync(HttpContext http, string? token, string client)
    {
        if (context.Options.RateLimits && IsTooOften(token ?? ""))
        {
            await JsonBody.WriteAsync(http, 400, new JsonObject { ["error"] = "Access Denied", ["error_description"] = "You have made too many requests continuously. Please try again after some time.", ["status"] = "failure" }, http.RequestAborted);
            return;
        }

        await (tokens.Refresh(token, client) is { } grant ? JsonBody.WriteAsync(http, 200, Answer(http, grant, withRefresh: false), http.RequestAborted) : RefuseAsync(http, "invalid_code"));
    }

    // Ten access tokens for one refresh token in ten minutes.
    private bool IsTooOften(string token)
    {
        lock (refreshed)
        {
            var now = context.Time.GetUtcNow();
            if (!refreshed.TryGetValue(token, out var times))
            {
                refreshed[token] = times = new Queue<DateTimeOffset>();
            }

            while (times.Count > 0 && now - times.Peek() > TimeSpan.FromMinutes(10))
            {
                times.Dequeue();
            }

            if (times.Count >= 10)
            {
                return true;
            }

            times.Enqueue(now);
            return false;
        }
    }

    private JsonObject Answer(HttpContext http, TokenGrant grant, bool withRefresh)
    {
        var body = new JsonObject { ["access_token"] = grant.AccessToken };
        if (withRefresh)
        {
            body["refresh_token"] = grant.RefreshToken;
        }

        body["scope"] = string.Join(' ', grant.Scopes);
        body["api_domain"] = Base(http) + (gate.HasMoved ? ZohoGate.Elsewhere : "");
        body["token_type"] = "Bearer";
        body["expires_in"] = (int)Math.Round((grant.ExpiresAt - context.Time.GetUtcNow()).TotalSeconds);
        return body;
    }

    private async Task RevokeAsync(HttpContext http)
    {
        var field = await FieldsAsync(http);
        tokens.Revoke(field("token") ?? "");
        await JsonBody.WriteAsync(http, 200, new JsonObject { ["status"] = "success" }, http.RequestAborted);
    }
}
