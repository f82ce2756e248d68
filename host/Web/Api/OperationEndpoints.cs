using System.Globalization;
using System.Security.Claims;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/operations</c>: writes at vendors and what became of them.</summary>
internal static class OperationEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/operations", ListAsync)
            .RequireAuthorization(Scope.Read)
            .WithSummary("Lists operations, the newest first. state takes several words separated by commas.");
        api.MapGet("/operations/{id}", async (string id, ShowOperation show, CancellationToken cancellationToken) => OperationView.Of(await show.ExecuteAsync(id, cancellationToken)))
            .RequireAuthorization(Scope.Read)
            .WithSummary("Shows one operation with its history.");
        api.MapPost("/operations/{id}/retry", async (string id, RetryOperation retry, ClaimsPrincipal caller, CancellationToken cancellationToken) => OperationView.Of(await retry.ExecuteAsync(id, Caller.NameOf(caller), cancellationToken)))
            .RequireAuthorization(Scope.Write)
            .WithSummary("Sends a dead operation again, or looks an unknown one up again.");
        api.MapPost("/operations/{id}/cancel", async (string id, CancelOperation cancel, ClaimsPrincipal caller, CancellationToken cancellationToken) => OperationView.Of(await cancel.ExecuteAsync(id, Caller.NameOf(caller), cancellationToken)))
            .RequireAuthorization(Scope.Write)
            .WithSummary("Calls off an operation that was not sent.");
        api.MapPost("/operations/{id}/settle", async (string id, SettleBody body, SettleOperation settle, ClaimsPrincipal caller, CancellationToken cancellationToken) => OperationView.Of(await settle.ExecuteAsync(id, body.Done, body.Reference, Caller.NameOf(caller), cancellationToken)))
            .RequireAuthorization(Scope.Write)
            .WithSummary("Says how an unknown operation ended, after a person asked the vendor. It is never sent afterwards.");
    }

    private static async Task<ListView<OperationView>> ListAsync(ListOperations list, CancellationToken cancellationToken, string? connection = null, string? kind = null, string? subject = null, string? state = null, string? after = null, int limit = 100)
    {
        var query = new OperationQuery
        {
            Connection = connection,
            Kind = kind,
            Subject = subject,
            States = [.. Paging.Words(state).Select(StateOf)],
            Limit = Paging.Limit(limit),
            Before = Paging.Number(after),
        };
        var page = await list.ExecuteAsync(query, cancellationToken);
        return new ListView<OperationView>([.. page.Items.Select(OperationView.Of)], page.Next?.ToString(CultureInfo.InvariantCulture));
    }

    private static OperationState StateOf(string word) => OperationStates.TryParse(word, out var state)
        ? state
        : throw new RequestException(RequestErrorKind.Invalid, "STATE_UNKNOWN", $"\"{word}\" is no state of an operation. There are: {string.Join(", ", Enum.GetValues<OperationState>().Select(known => known.ToWord()))}.");
}
