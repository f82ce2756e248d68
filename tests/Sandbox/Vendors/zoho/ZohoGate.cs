using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.Zoho;

/// <summary>What every call passes: the vendor's own scheme of header, scope, credits, concurrency; then the ledger's lock.</summary>
internal sealed class ZohoGate(SandboxContext context, TokenStore tokens)
{
    /// <summary>The part of the path of the other data centre.</summary>
    public const string Elsewhere = "/dc2";

    private readonly Lock gate = new();
    private long used;
    private int running;
    private int most = 20;

    /// <summary>Gets or sets the credits of a day.</summary>
    public long Credits { get; set; } = 100_000;

    /// <summary>Gets the budget that an event may make small.</summary>
    public RequestBudget Budget { get; } = new(context.Time, 10_000, 10_000);

    /// <summary>Gets or sets a value indicating whether the account has moved to the other data centre.</summary>
    public bool HasMoved { get; set; }

    /// <summary>Gets the credits used.</summary>
    public long Used => Interlocked.Read(ref used);

    /// <summary>Sets how many calls may run at once.</summary>
    public void SetConcurrency(int value) => Volatile.Write(ref most, value);

    /// <summary>Does something under the lock that all calls hold.</summary>
    public T Locked<T>(Func<T> use)
    {
        lock (gate)
        {
            return use();
        }
    }

    /// <summary>Maps a call; {module} in the scope stands for the module of the path.</summary>
    public void Map(IEndpointRouteBuilder routes, string method, string pattern, string scope, Func<ZohoCall, ZohoAnswer> answer)
    {
        foreach (var at in (string[])["", Elsewhere])
        {
            routes.MapMethods(at + "/crm" + pattern, [method], (RequestDelegate)(http => PassAsync(http, at, scope, answer)));
        }
    }

    private static async Task<JsonNode?> ReadAsync(HttpContext http)
    {
        using var bytes = new MemoryStream();
        await http.Request.Body.CopyToAsync(bytes, http.RequestAborted);
        try
        {
            return bytes.Length == 0 ? null : JsonNode.Parse(bytes.ToArray());
        }
        catch (JsonException)
        {
            throw ZohoException.Invalid("body");
        }
    }

    private static bool Covers(IReadOnlyList<string> granted, string scope)
    {
        var parts = scope.Split('.');
        return granted.Any(grant =>
        {
            var own = grant.Split('.');
            return own.Zip(parts).All(pair => pair.First is "ALL" || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase)
                || (own.Length < parts.Length && string.Equals(pair.First, parts[^1], StringComparison.OrdinalIgnoreCase)));
        });
    }

    private async Task PassAsync(HttpContext http, string at, string scope, Func<ZohoCall, ZohoAnswer> handle)
    {
        ZohoAnswer answer;
        var count = Interlocked.Increment(ref running);
        try
        {
            Admit(http, at, scope, count);
            var json = await ReadAsync(http);
            answer = Locked(() => handle(new ZohoCall(http, json, $"{http.Request.Scheme}://{http.Request.Host}/zoho{at}", credits => Interlocked.Add(ref used, credits))));
        }
        catch (ZohoException refusal)
        {
            answer = new ZohoAnswer(refusal.Status, refusal.Body);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }

        if (Used * 2 >= Credits)
        {
            http.Response.Headers["X-API-CREDITS-REMAINING"] = Math.Max(0, Credits - Used).ToString(CultureInfo.InvariantCulture);
        }

        if (answer.File is { } file)
        {
            await JsonBody.WriteAsync(http, answer.Status, file, http.RequestAborted, "application/zip");
        }
        else if (answer.Body is { } body)
        {
            await JsonBody.WriteAsync(http, answer.Status, body, http.RequestAborted, "application/json;charset=UTF-8");
        }
        else
        {
            http.Response.StatusCode = answer.Status;
        }
    }

    private void Admit(HttpContext http, string at, string scope, int count)
    {
        var header = http.Request.Headers.Authorization.FirstOrDefault() ?? "";
        if (!header.StartsWith("Zoho-oauthtoken ", StringComparison.OrdinalIgnoreCase))
        {
            throw ZohoException.Of(401, "");
        }

        var token = header["Zoho-oauthtoken ".Length..].Trim();
        if (tokens.Judge(token, out var grant) != TokenState.Good || (grant is not null && HasMoved && at.Length == 0))
        {
            throw new ZohoException(401, "INVALID_TOKEN", "invalid oauth token");
        }

        var wanted = scope.Replace("{module}", http.Request.RouteValues["module"] as string ?? "Contacts", StringComparison.Ordinal);
        if (grant is not null && !Covers(grant.Scopes, wanted))
        {
            throw new ZohoException(401, "OAUTH_SCOPE_MISMATCH", "invalid oauth scope to access this URL");
        }

        if (context.Options.RateLimits && (Budget.Take("org") is not null || count > Volatile.Read(ref most) || Interlocked.Increment(ref used) > Credits))
        {
            throw ZohoException.Of(429, http.Request.Path.Value ?? "");
        }
    }
}
