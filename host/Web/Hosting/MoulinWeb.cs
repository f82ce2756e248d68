using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using LeVieuxMoulin.Connectors.Engine.Modules;
using LeVieuxMoulin.Connectors.Web.Access;
using LeVieuxMoulin.Connectors.Web.Api;
using LeVieuxMoulin.Connectors.Web.Console;
using LeVieuxMoulin.Connectors.Web.Webhooks;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LeVieuxMoulin.Connectors.Web.Hosting;

/// <summary>Puts the HTTP doors into a host.</summary>
public static class MoulinWeb
{
    /// <summary>Adds what the doors need.</summary>
    /// <param name="services">The host's services; they must hold the engine's use cases.</param>
    public static IServiceCollection AddMoulinWeb(this IServiceCollection services)
    {
        services.AddSingleton<HostReadiness>();
        services.AddSingleton<CommandLineToken>();
        services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(options =>
        {
            // A field that is missing, null or misspelt is told, never read as something else.
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, WebJson.Default);
            options.SerializerOptions.RespectRequiredConstructorParameters = true;
            options.SerializerOptions.RespectNullableAnnotations = true;
            options.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
            options.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            options.SerializerOptions.UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow;
        });
        services.AddExceptionHandler<ProblemHandler>();
        services.AddProblemDetails();
        services.AddOpenApi("v1", ApiDescription.Describe);
        // Not AddAuthentication: it brings a key ring for cookies, which nobody here has, and writes it into the account's home.
        services.AddAuthenticationCore(options => options.DefaultScheme = ApiKeyHandler.SchemeName);
        services.AddWebEncoders();
        new AuthenticationBuilder(services).AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null);
        services.AddAuthorization(options =>
        {
            foreach (var scope in new[] { Scope.Read, Scope.Write, Scope.Admin })
            {
                options.AddPolicy(scope, policy => policy.RequireAuthenticatedUser().AddRequirements(new ScopeRequirement(scope)));
            }
        });
        return services;
    }

    /// <summary>Maps the doors.</summary>
    /// <param name="app">The host.</param>
    public static void MapMoulin(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseExceptionHandler();
        UnansweredRequests.Use(app);
        app.UseAuthentication();
        app.UseAuthorization();
        HealthEndpoints.Map(app);
        ConsoleEndpoints.Map(app);
        WebhookEndpoints.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json");
        var api = app.MapGroup("/v1");
        ConnectionEndpoints.Map(api);
        PluginEndpoints.Map(api);
        RecordEndpoints.Map(api);
        ChangeEndpoints.Map(api);
        OrderEndpoints.Map(api);
        QuestionEndpoints.Map(api);
        OperationEndpoints.Map(api);
        LoginEndpoints.Map(api);
        SetupEndpoints.Map(api);
        ConfigurationEndpoints.Map(api);
        ProblemEndpoints.Map(api);
        JournalEndpoints.Map(api);
        QuarantineEndpoints.Map(api);
        StoreEndpoints.Map(api);
        KeyEndpoints.Map(api);
        ModuleEndpoints.Map(api, app.Services.GetServices<IHostModule>());
    }
}
