using LeVieuxMoulin.Connectors.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/health/live</c> and <c>/health/ready</c>; open to everybody, they tell nothing but yes or no.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live"))
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .WithSummary("Answers while the process lives.");
        routes.MapGet("/health/ready", (HostReadiness readiness) => readiness.IsReady
            ? Results.Text("ready")
            : Results.Text("starting", statusCode: StatusCodes.Status503ServiceUnavailable))
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .Produces<string>(StatusCodes.Status503ServiceUnavailable, "text/plain")
            .WithSummary("Answers 200 once the store is open and every plugin folder was looked at.");
    }
}
