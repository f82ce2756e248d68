using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Square;

/// <summary>What every call passes: version header, token, scope, rate.</summary>
internal sealed class SquareGate(SandboxContext context, TokenStore tokens)
{
    /// <summary>The application's own token, which subscriptions want.</summary>
    public const string ApplicationToken = "sandbox-application";

    /// <summary>Stands in place of a scope where the application's own token is wanted.</summary>
    public const string Application = "(application)";

    private const string DefaultVersion = "2025-08-20";

    /// <summary>Gets the budget of requests of each token.</summary>
    public RequestBudget Budget { get; } = new(context.Time, 40, 80);

    /// <summary>Maps a call that wants a token with a scope, or any token when the scope is empty.</summary>
    public void Map(IEndpointRouteBuilder routes, string method, string pattern, string scope, Func<HttpContext, CancellationToken, Task> answer) =>
        routes.MapMethods(pattern, [method], (RequestDelegate)(http => PassAsync(http, scope, answer)));

    /// <summary>Maps a call that wants no token.</summary>
    public void MapOpen(IEndpointRouteBuilder routes, string method, string pattern, Func<HttpContext, CancellationToken, Task> answer) =>
        routes.MapMethods(pattern, [method], (RequestDelegate)(http => PassAsync(http, null, answer)));

    /// <summary>Reads the body, or refuses.</summary>
    public static async Task<JsonObject> BodyAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var body = await JsonBody.ReadAsync(http.Request, cancellationToken)
            ?? throw new SquareException(SquareError.Invalid("EXPECTED_JSON_BODY", "The body is not a JSON object."));
        if (body.Text("idempotency_key") is { } key && http.Features.Get<RequestLogEntry>() is { } entry)
        {
            entry.IdempotencyKey = key;
        }

        return body;
    }

    private async Task PassAsync(HttpContext http, string? scope, Func<HttpContext, CancellationToken, Task> answer)
    {
        http.Response.Headers["Square-Version"] = http.Request.Headers["Square-Version"].FirstOrDefault() is { Length: > 0 } version ? version : DefaultVersion;
        try
        {
            if (scope is not null)
            {
                Admit(http, scope);
            }

            await answer(http, http.RequestAborted);
        }
        catch (SquareException refusal)
        {
            await refusal.Error.WriteAsync(http, http.RequestAborted);
        }
    }

    private void Admit(HttpContext http, string scope)
    {
        var header = http.Request.Headers.Authorization.FirstOrDefault() ?? "";
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
        if (http.Request.Headers["Square-Version"].FirstOrDefault() is { Length: > 0 } version && !DateOnly.TryParseExact(version, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            throw new SquareException(SquareError.Invalid("INVALID_SQUARE_VERSION_FORMAT", "The Square-Version header is not a date.", "Square-Version"));
        }

        if (token != ApplicationToken || scope != Application)
        {
            var state = tokens.Judge(token, out var grant);
            if (state != TokenState.Good)
            {
                throw new SquareException(state switch
                {
                    TokenState.Expired => new(401, "AUTHENTICATION_ERROR", "ACCESS_TOKEN_EXPIRED", "The access token has expired."),
                    TokenState.Revoked => new(401, "AUTHENTICATION_ERROR", "ACCESS_TOKEN_REVOKED", "The access token has been revoked."),
                    _ => SquareError.Of(401),
                });
            }

            if (grant is not null && scope.Length > 0 && !grant.Scopes.Contains(scope, StringComparer.Ordinal))
            {
                throw new SquareException(new(403, "AUTHENTICATION_ERROR", "INSUFFICIENT_SCOPES", scope == Application ? "This call wants the application's own token." : $"The token lacks {scope}."));
            }
        }

        if (context.Options.RateLimits && Budget.Take(token) is not null)
        {
            throw new SquareException(SquareError.Of(429));
        }
    }
}
