using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Lightspeed;

/// <summary>What every call passes: token, account, scope, bucket.</summary>
internal sealed class RetailGate(RetailTokens tokens, LeakyBucket bucket, string account)
{
    private const string Root = "/API/V3/Account/{account}/";

    /// <summary>Maps a call on a resource of the account. The cost is worked out from the request; a scope of the list is enough.</summary>
    public void Map(IEndpointRouteBuilder routes, string method, string path, IReadOnlyList<string> scopes, Func<HttpContext, double> cost, Func<HttpContext, CancellationToken, Task> answer) =>
        routes.MapMethods(Root + path, [method], (RequestDelegate)(http => PassAsync(http, scopes, cost, answer)));

    /// <summary>Maps a call that stands outside any account's path.</summary>
    public void MapOutside(IEndpointRouteBuilder routes, string path, Func<HttpContext, CancellationToken, Task> answer) =>
        routes.MapMethods(path, ["GET"], (RequestDelegate)(http => PassAsync(http, [], _ => 1, answer)));

    private async Task PassAsync(HttpContext http, IReadOnlyList<string> scopes, Func<HttpContext, double> cost, Func<HttpContext, CancellationToken, Task> answer)
    {
        try
        {
            var header = http.Request.Headers.Authorization.FirstOrDefault() ?? "";
            var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
            var client = Admit(http, token, scopes);
            bucket.Pour(http, client, cost(http));
            await answer(http, http.RequestAborted);
        }
        catch (RetailError refusal)
        {
            await refusal.WriteAsync(http, http.RequestAborted);
        }
    }

    private string Admit(HttpContext http, string token, IReadOnlyList<string> scopes)
    {
        var state = tokens.Judge(token, out var grant);
        if (state != TokenState.Good)
        {
            throw RetailError.Token(state == TokenState.Revoked ? "Access token has been revoked" : "Access token could not be verified");
        }

        http.Response.Headers["X-LS-Acct-Id"] = account;
        http.Response.Headers["X-LS-OAuth-Client-Id"] = grant?.ClientId ?? "sandbox";
        if (http.Request.RouteValues["account"] is string named && named.Replace(".json", "", StringComparison.Ordinal) != account)
        {
            throw new RetailError(403, "The token does not belong to this account.");
        }

        if (grant is not null && scopes.Count > 0 && !grant.Scopes.Intersect(scopes.Append("employee:all"), StringComparer.Ordinal).Any())
        {
            throw new RetailError(403, $"The token lacks a right to this: {string.Join(", ", scopes)}.");
        }

        return grant?.ClientId ?? "sandbox";
    }
}
