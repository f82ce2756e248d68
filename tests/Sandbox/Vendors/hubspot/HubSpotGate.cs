using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Crm;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.HubSpot;

/// <summary>What every call passes: token, scope, limits; then the ledger's lock.</summary>
internal sealed class HubSpotGate(SandboxContext context, TokenStore tokens)
{
    /// <summary>Stands in place of a scope where the developer's key is wanted.</summary>
    public const string Developer = "(developer)";

    /// <summary>Stands in place of a scope where no token is wanted.</summary>
    public const string Open = "(open)";

    /// <summary>The developer's key.</summary>
    public const string DeveloperKey = "sandbox-developer";

    private readonly Lock gate = new();
    private long today;

    /// <summary>Gets the requests in ten seconds of a token by OAuth.</summary>
    public RollingWindow Public { get; } = new(context.Time, 110, TimeSpan.FromSeconds(10));

    /// <summary>Gets the requests in ten seconds of a private app.</summary>
    public RollingWindow Private { get; } = new(context.Time, 190, TimeSpan.FromSeconds(10));

    /// <summary>Gets the searches in a second of the account.</summary>
    public RollingWindow Searches { get; } = new(context.Time, 5, TimeSpan.FromSeconds(1));

    /// <summary>Gets or sets the requests of a private app in a day.</summary>
    public long Daily { get; set; } = 625_000;

    /// <summary>Gets or sets what is done after every call.</summary>
    public Action? After { get; set; }

    /// <summary>Does something under the lock that all calls hold.</summary>
    public T Locked<T>(Func<T> use)
    {
        lock (gate)
        {
            return use();
        }
    }

    /// <summary>Maps a call in every version of its family.</summary>
    public void Map(IEndpointRouteBuilder routes, string method, string family, string rest, string scope, Func<HubSpotCall, HubSpotAnswer> answer)
    {
        foreach (var (version, prefix) in HubSpotPaths.Of(family))
        {
            routes.MapMethods(prefix + rest, [method], (RequestDelegate)(http => PassAsync(http, version, scope, rest.EndsWith("/search", StringComparison.Ordinal) && family == "objects", answer)));
        }
    }

    private static async Task<(JsonNode? Json, int Length)> ReadAsync(HttpContext http)
    {
        if (http.Request.HasFormContentType || http.Request.ContentLength is 0)
        {
            return (null, 0);
        }

        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        try
        {
            return bytes.Length == 0 ? (null, 0) : (JsonNode.Parse(bytes.ToArray()), (int)bytes.Length);
        }
        catch (JsonException)
        {
            throw HubSpotException.Invalid("Invalid input JSON on line 1, column 1");
        }
    }

    private async Task PassAsync(HttpContext http, string version, string scope, bool isSearch, Func<HubSpotCall, HubSpotAnswer> handle)
    {
        HubSpotAnswer answer;
        try
        {
            Admit(http, version, scope, isSearch);
            var (json, length) = await ReadAsync(http);
            if (scope == Open && http.Request.HasFormContentType)
            {
                await http.Request.ReadFormAsync(http.RequestAborted);
            }

            answer = Locked(() =>
            {
                var given = handle(new HubSpotCall(http, version, json, length));
                After?.Invoke();
                return given;
            });
        }
        catch (HubSpotException refusal)
        {
            answer = new HubSpotAnswer(refusal.Status, refusal.Body);
        }

        if (answer.Body is null)
        {
            http.Response.StatusCode = answer.Status;
            return;
        }

        await JsonBody.WriteAsync(http, answer.Status, answer.Body, http.RequestAborted, "application/json;charset=utf-8");
    }

    private void Admit(HttpContext http, string version, string scope, bool isSearch)
    {
        if (scope == Open)
        {
            return;
        }

        var header = http.Request.Headers.Authorization.FirstOrDefault() ?? "";
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
        if (scope == Developer)
        {
            if (http.Request.Query["hapikey"] != DeveloperKey && (version != HubSpotPaths.Numbered || token != TokenStore.Always))
            {
                throw HubSpotException.Of(401, "INVALID_AUTHENTICATION", "The API key provided is invalid.");
            }

            return;
        }

        var state = tokens.Judge(token, out var grant);
        if (state != TokenState.Good)
        {
            throw state == TokenState.Expired
                ? HubSpotException.Of(401, "EXPIRED_AUTHENTICATION", "The OAuth token used to make this call expired.")
                : HubSpotException.Of(401);
        }

        if (grant is not null && scope.Length > 0 && !grant.Scopes.Contains(scope, StringComparer.Ordinal))
        {
            throw HubSpotException.Of(403, "MISSING_SCOPES", "This app hasn't been granted all required scopes to make this call.", new JsonObject
            {
                ["message"] = "One or more of the following scopes are required.",
                ["context"] = new JsonObject { ["requiredGranularScopes"] = new JsonArray(scope) },
            });
        }

        if (context.Options.RateLimits)
        {
            Count(http, token, grant is not null, isSearch);
        }
    }

    private void Count(HttpContext http, string token, bool isPublic, bool isSearch)
    {
        if (isSearch)
        {
            // Searches carry no header of any limit.
            if (Searches.Take("account") < 0)
            {
                throw HubSpotException.TooMany("SECONDLY", "You have reached your secondly limit.");
            }

            return;
        }

        var window = isPublic ? Public : Private;
        var left = window.Take(token);
        var headers = http.Response.Headers;
        headers["X-HubSpot-RateLimit-Max"] = window.Limit.ToString(CultureInfo.InvariantCulture);
        headers["X-HubSpot-RateLimit-Remaining"] = Math.Max(0, left).ToString(CultureInfo.InvariantCulture);
        headers["X-HubSpot-RateLimit-Interval-Milliseconds"] = ((long)window.Span.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
        var used = isPublic ? 0 : Interlocked.Increment(ref today);
        if (!isPublic)
        {
            headers["X-HubSpot-RateLimit-Daily"] = Daily.ToString(CultureInfo.InvariantCulture);
            headers["X-HubSpot-RateLimit-Daily-Remaining"] = Math.Max(0, Daily - used).ToString(CultureInfo.InvariantCulture);
        }

        if (used > Daily)
        {
            throw HubSpotException.TooMany("DAILY", "You have reached your daily limit.");
        }

        if (left < 0)
        {
            throw HubSpotException.Of(429);
        }
    }
}
