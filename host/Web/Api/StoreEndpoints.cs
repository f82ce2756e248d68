using System.Security.Claims;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/store</c>.</summary>
internal static class StoreEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/store", async (ShowStore show, CancellationToken cancellationToken) => StoreView.Of(await show.ExecuteAsync(cancellationToken)))
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Shows what the store is, how large it is and how far back it goes.");
        api.MapPost("/store/check", async (CheckStore check, CancellationToken cancellationToken) => StoreCheckView.Of(await check.ExecuteAsync(cancellationToken)))
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Checks the whole store, its audit chain included.");
        api.MapPost("/store/backup", BackUpAsync)
            .RequireAuthorization(Scope.Admin)
            .WithSummary("Copies the store into a file of the host's machine that is not there yet, while everybody goes on.");
    }

    private static async Task<StoreBackupView> BackUpAsync(StoreBackupBody body, BackUpStore backUp, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        var made = await backUp.ExecuteAsync(body.File, Caller.NameOf(caller), cancellationToken);
        return new StoreBackupView(made.File, made.Bytes);
    }
}
