using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.TheFork;

/// <summary>What every call passes: token, scope, rate. Scopes are granted to an application by the vendor, not asked for.</summary>
internal sealed class TheForkGate(SandboxContext context, TokenStore tokens)
{
    /// <summary>Reading and writing bookings.</summary>
    public const string Reservations = "tfm-restaurant:reservations";

    /// <summary>Reading guests.</summary>
    public const string Customers = "tfm-restaurant:customers";

    /// <summary>Reading what is free.</summary>
    public const string Availabilities = "tfm-restaurant:availabilities";

    /// <summary>Closing and opening times.</summary>
    public const string Override = "tfm-restaurant:override-availabilities";

    /// <summary>Gets the budget of each token. The vendor's numbers are in its contracts; these are high enough for a full read.</summary>
    public RequestBudget Budget { get; } = new(context.Time, 100, 200);

    /// <summary>Maps a call.</summary>
    public void Map(IEndpointRouteBuilder routes, string method, string pattern, string scope, Func<HttpContext, CancellationToken, Task> answer) =>
        routes.MapMethods("/manager/v1" + pattern, [method], (RequestDelegate)(http => PassAsync(http, scope, answer)));

    /// <summary>Notes that a request changed something.</summary>
    public static void TookEffect(HttpContext http)
    {
        if (http.Features.Get<RequestLogEntry>() is { } entry)
        {
            entry.TookEffect = true;
        }
    }

    private async Task PassAsync(HttpContext http, string scope, Func<HttpContext, CancellationToken, Task> answer)
    {
        try
        {
            Admit(http, scope);
            await answer(http, http.RequestAborted);
        }
        catch (TheForkException refusal)
        {
            await refusal.WriteAsync(http, http.RequestAborted);
        }
    }

    private void Admit(HttpContext http, string scope)
    {
        var header = http.Request.Headers.Authorization.FirstOrDefault() ?? "";
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
        if (tokens.Judge(token, out var grant) != TokenState.Good)
        {
            throw TheForkException.Of(401);
        }

        if (grant is not null && !grant.Scopes.Contains(scope, StringComparer.Ordinal))
        {
            throw TheForkException.Of(403);
        }

        if (context.Options.RateLimits && Budget.Take(token) is not null)
        {
            throw TheForkException.Of(429);
        }
    }
}
