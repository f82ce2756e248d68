using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Suppliers;

/// <summary>What every call to a wholesaler passes: the credential and the rate.</summary>
internal sealed class SupplierGate(SandboxContext context, TokenStore tokens, SupplierLogins logins)
{
    private static readonly string[] Keys = [TokenStore.Always, "sandbox-key-1", "sandbox-key-2"];
    private int blockedKeys;

    /// <summary>Gets the budget of each credential.</summary>
    public RequestBudget Budget { get; } = new(context.Time, 20, 60);

    /// <summary>Lets the API keys be refused, or taken again; the key <c>sandbox</c> is always taken.</summary>
    public void BlockKeys(bool value) => Volatile.Write(ref blockedKeys, value ? 1 : 0);

    /// <summary>Maps a call.</summary>
    public void Map(IEndpointRouteBuilder routes, string method, string pattern, Func<HttpContext, CancellationToken, Task> answer) =>
        routes.MapMethods("/v1" + pattern, [method], (RequestDelegate)(async http =>
        {
            try
            {
                Admit(http);
                await answer(http, http.RequestAborted);
            }
            catch (SupplierProblem problem)
            {
                await WriteAsync(http, problem, http.RequestAborted);
            }
        }));

    /// <summary>Answers a refusal.</summary>
    public static Task WriteAsync(HttpContext http, SupplierProblem problem, CancellationToken cancellationToken) =>
        JsonBody.WriteAsync(http, problem.Status, problem.ToJson(), cancellationToken, "application/problem+json");

    private void Admit(HttpContext http)
    {
        var key = http.Request.Headers["X-API-KEY"].FirstOrDefault();
        var header = http.Request.Headers.Authorization.FirstOrDefault() ?? "";
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
        var isBasic = logins.HasFlag(SupplierLogins.Basic) && header.StartsWith("Basic ", StringComparison.OrdinalIgnoreCase) && header[6..].Trim() == Convert.ToBase64String("sandbox:sandbox"u8);
        var isToken = (logins.HasFlag(SupplierLogins.Token) || token == TokenStore.Always) && tokens.Judge(token, out _) == TokenState.Good;
        var knowsKey = logins.HasFlag(SupplierLogins.Key) && key is not null && Keys.Contains(key, StringComparer.Ordinal) && (key == TokenStore.Always || Volatile.Read(ref blockedKeys) == 0);
        if (!knowsKey && !isBasic && !isToken)
        {
            throw SupplierProblem.Of(401);
        }

        if (context.Options.RateLimits && Budget.Take(key ?? header) is { } wait)
        {
            http.Response.Headers.RetryAfter = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds)).ToString(System.Globalization.CultureInfo.InvariantCulture);
            throw SupplierProblem.Of(429);
        }
    }
}
