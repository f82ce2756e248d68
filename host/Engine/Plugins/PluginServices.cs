using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Wires the plugin host.</summary>
public static class PluginServices
{
    /// <summary>Adds the plugin host as the catalogue and as a hosted service.</summary>
    /// <param name="services">Where to; it must also have the audit, the problem board, a clock and logging.</param>
    /// <param name="options">Where plugins come from.</param>
    public static IServiceCollection AddPluginHost(this IServiceCollection services, PluginHostOptions options)
    {
        services.AddSingleton(provider => new PluginHost(
            options,
            provider.GetServices<IPluginObserver>,
            provider.GetRequiredService<IAuditLog>(),
            provider.GetRequiredService<IProblemBoard>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<PluginHost>>()));
        services.AddSingleton<IPluginCatalog>(provider => provider.GetRequiredService<PluginHost>());
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<PluginHost>());
        return services;
    }
}
