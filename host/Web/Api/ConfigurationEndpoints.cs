using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary><c>/v1/configuration/problems</c>.</summary>
internal static class ConfigurationEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder api) =>
        api.MapGet("/configuration/problems", (ConfigurationWatcher watcher) => new ConfigurationView([.. watcher.Current.Problems.Select(ConfigurationProblemView.Of)]))
            .RequireAuthorization(Scope.Read)
            .WithSummary("Lists all that is wrong in the configuration files.");
}
