using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/problems</c>.</summary>
internal static class ProblemEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/problems", (IProblemBoard board, string? connection = null, string? after = null, int limit = 100) => KnownList.Page(
            [.. board.Open.Where(problem => connection is null || problem.Connection == connection).Select(ProblemView.Of)], problem => problem.Key, after, limit))
            .RequireAuthorization(Scope.Read)
            .WithSummary("Lists the open troubles, the worst first.");
}
