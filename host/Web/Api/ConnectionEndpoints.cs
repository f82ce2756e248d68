using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/connections</c>: how they are, and what can be asked of one on the spot.</summary>
internal static class ConnectionEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/connections", async (ViewConnections view, CancellationToken cancellationToken, string? connection = null, string? after = null, int limit = 100) =>
            KnownList.Page([.. (await view.ListAsync(cancellationToken)).Select(ConnectionView.Of).Where(found => connection is null || found.Name == connection)], found => found.Name, after, limit))
            .RequireAuthorization(Scope.Read)
            .WithSummary("Lists the connections: state, streams, waiting and dead operations.");
        api.MapGet("/connections/{name}", async (string name, ViewConnections view, CancellationToken cancellationToken) =>
            ConnectionView.Of(await view.FindAsync(name, cancellationToken)))
            .RequireAuthorization(Scope.Read)
            .WithSummary("Shows one connection.");
        api.MapPost("/connections/{name}/check", async (string name, CheckConnection check, CancellationToken cancellationToken) =>
            CheckView.Of(name, await check.ExecuteAsync(name, cancellationToken)))
            .RequireAuthorization(Scope.Write)
            .WithSummary("Asks the vendor whose account the credentials open.");
        api.MapPost("/connections/{name}/sync", SyncAsync)
            .RequireAuthorization(Scope.Write)
            .WithSummary("Reads the connection's streams, or one of them, to their end; with full, everything again.");
    }

    private static async Task<SyncView> SyncAsync(string name, SyncBody? body, SyncConnection sync, ViewConnections view, CancellationToken cancellationToken)
    {
        var results = await sync.ExecuteAsync(name, body?.Stream, body?.Full ?? false, cancellationToken);
        var connection = ConnectionView.Of(await view.FindAsync(name, cancellationToken));
        return SyncView.Of(connection, results);
    }
}
