using System.Security.Claims;
using LeVieuxMoulin.Connectors.Engine.Setup;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/connections/{name}/setup</c>: what an account must have before its connector can write.</summary>
internal static class SetupEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/connections/{name}/setup", async (string name, SetUpAccount setup, CancellationToken cancellationToken) =>
            new ListView<SetupStep>(await setup.ListAsync(name, cancellationToken)))
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Asks the vendor which fields, keys and groups the account lacks; nothing is changed.");
        api.MapPost("/connections/{name}/setup", async (string name, SetupBody body, SetUpAccount setup, ClaimsPrincipal caller, CancellationToken cancellationToken) =>
            SetupView.Of(await setup.ExecuteAsync(name, body.Steps, Caller.NameOf(caller), cancellationToken)))
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Makes the named steps at the vendor, until one fails. Naming a step is the consent to it, also where it is irreversible.");
    }
}
