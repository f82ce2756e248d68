using System.Net;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Web.Api;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Console;

/// <summary>The page at <c>/</c>, for people who sit at the machine.</summary>
internal static class ConsoleEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", ShowAsync).ExcludeFromDescription();

    private static async Task<IResult> ShowAsync(HttpContext context, ViewConnections view, IProblemBoard problems, CancellationToken cancellationToken)
    {
        if (!IsAtThisMachine(context))
        {
            return Results.Problem(ApiProblem.Of(StatusCodes.Status403Forbidden, "CONSOLE_LOOPBACK_ONLY", "The console answers on this machine only; use the API with a key from elsewhere."));
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        context.Response.Headers.CacheControl = "no-store";
        var page = ConsolePage.Draw(await view.ListAsync(cancellationToken), problems.Open, ConsoleTexts.For(context.Request.Headers.AcceptLanguage));
        return Results.Content(page, "text/html; charset=utf-8");
    }

    /// <summary>Whether the browser runs here and meant this machine: not behind a proxy, and not a stranger's page under a name that leads here.</summary>
    internal static bool IsAtThisMachine(HttpContext context)
    {
        var asked = context.Request.Host.Host.Trim('[', ']');
        return context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            && (asked is "localhost" || (IPAddress.TryParse(asked, out var named) && IPAddress.IsLoopback(named)))
            && !context.Request.Headers.ContainsKey("Forwarded")
            && !context.Request.Headers.Keys.Any(name => name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase));
    }
}
