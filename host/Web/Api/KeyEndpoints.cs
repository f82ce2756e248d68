using System.Security.Claims;
using LeVieuxMoulin.Connectors.Engine.Access;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/keys</c>.</summary>
internal static class KeyEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/keys", async (KeyRing keys, CancellationToken cancellationToken) => new ListView<KeyView>([.. (await keys.ListAsync(cancellationToken)).Select(KeyView.Of)]))
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Lists the API keys, without their values.");
        api.MapPost("/keys", CreateAsync)
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Makes an API key; its value is answered this once.");
        api.MapDelete("/keys/{name}", RevokeAsync)
            .Produces(StatusCodes.Status204NoContent)
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Makes an API key worthless.");
    }

    private static async Task<NewKeyView> CreateAsync(NewKeyBody body, KeyRing keys, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        if (!KeyScopes.TryParse(body.Scope, out var scope))
        {
            throw new RequestException(RequestErrorKind.Invalid, "SCOPE_UNKNOWN", $"scope is \"{body.Scope}\"; it is read, write or admin.");
        }

        var made = await keys.CreateAsync(body.Name, scope, Caller.NameOf(caller), cancellationToken);
        return new NewKeyView(made.Key.Name, made.Key.Scope.ToWord(), made.Text);
    }

    private static async Task<IResult> RevokeAsync(string name, KeyRing keys, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        await keys.RevokeAsync(name, Caller.NameOf(caller), cancellationToken);
        return Results.NoContent();
    }
}
