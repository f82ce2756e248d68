using System.Globalization;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using LeVieuxMoulin.Connectors.Sandbox.Engine.OAuth;

namespace LeVieuxMoulin.Connectors.Sandbox.Vendors.LightspeedK;

/// <summary>What every call passes: token, scope, rate.</summary>
internal sealed class RestaurantGate(SandboxContext context, TokenStore store, RestaurantIds ids)
{
    /// <summary>Gets the budget of requests of each token. The vendor gives no number; this one is the sandbox's.</summary>
    public RequestBudget Budget { get; } = new(context.Time, 50, 100);

    /// <summary>Maps a call.</summary>
    public void Map(IEndpointRouteBuilder routes, string method, string path, string scope, Func<HttpContext, CancellationToken, Task> answer) =>
        routes.MapMethods(path, [method], (RequestDelegate)(async http =>
        {
            try
            {
                Admit(http, scope);
                await answer(http, http.RequestAborted);
            }
            catch (RestaurantError refusal)
            {
                await refusal.WriteAsync(http, context.Time, http.RequestAborted);
            }
        }));

    /// <summary>Reads the location in the address, or in the query, as its place; refuses another's.</summary>
    public int Place(HttpContext http)
    {
        var text = http.Request.RouteValues["businessLocationId"] as string ?? http.Request.Query["businessLocationId"].FirstOrDefault() ?? throw new RestaurantError(400, "businessLocationId is missing.", "businessLocationId");
        return Place(long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : throw new RestaurantError(400, "businessLocationId is not a number.", "businessLocationId", text));
    }

    /// <summary>Gives the place of a location; refuses another's.</summary>
    public int Place(long id)
    {
        var place = ids.Locations[0] == id ? 0 : ids.Locations[1] == id ? 1 : -1;
        return place >= 0 ? place : throw new RestaurantError(404, "This business location is none of the account's.");
    }

    /// <summary>Reads a whole number of the query.</summary>
    public static int Number(HttpContext http, string name, int otherwise, int most) => http.Request.Query[name].FirstOrDefault() is not { Length: > 0 } text
        ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= most ? number : throw new RestaurantError(400, $"{name} must be a number up to {most}.", name, text);

    /// <summary>Reads the body, or refuses.</summary>
    public static async Task<JsonObject> BodyAsync(HttpContext http, CancellationToken cancellationToken) =>
        await JsonBody.ReadAsync(http.Request, cancellationToken) ?? throw new RestaurantError(400, "The body is not a JSON object.");

    private void Admit(HttpContext http, string scope)
    {
        var header = http.Request.Headers.Authorization.FirstOrDefault() ?? "";
        var token = header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) ? header[7..].Trim() : "";
        if (store.Judge(token, out var grant) != TokenState.Good)
        {
            throw RestaurantError.Of(401);
        }

        if (grant is not null && !grant.Scopes.Contains(scope, StringComparer.Ordinal))
        {
            throw new RestaurantError(403, $"The token lacks {scope}.");
        }

        if (context.Options.RateLimits && Budget.Take(token) is not null)
        {
            throw RestaurantError.Of(429);
        }
    }
}
