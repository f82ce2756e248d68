using System.Security.Claims;
using LeVieuxMoulin.Connectors.Engine.Orders;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>POST /v1/connections/{name}/orders</c>: an order at a supplier, placed at most once.</summary>
internal static class OrderEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder api) =>
        api.MapPost("/connections/{name}/orders", PlaceAsync)
            .RequireAuthorization(Scope.Write)
            .WithSummary("Places an order. The same Idempotency-Key and body give the same operation; another body, 422. The operation's id is the order's reference at the supplier.");

    private static async Task<Accepted<OperationView>> PlaceAsync(string name, PlaceOrderRequest body, [FromHeader(Name = "Idempotency-Key")] string? idempotencyKey, PlaceSupplierOrder place, ClaimsPrincipal caller, CancellationToken cancellationToken)
    {
        var submission = await place.ExecuteAsync(name, body, idempotencyKey, Caller.NameOf(caller), cancellationToken);
        return TypedResults.Accepted($"/v1/operations/{submission.Operation.Id}", OperationView.Of(submission.Operation));
    }
}
