using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>The assemblies that host and plugins share, always as the host's own objects: the contract, and the logging abstractions with what these need.</summary>
internal static class SharedLibraries
{
    private static readonly Dictionary<string, Assembly> ByName = new[] { typeof(IConnectorPlugin), typeof(ILogger), typeof(IServiceCollection) }
        .Select(type => type.Assembly)
        .ToDictionary(assembly => assembly.GetName().Name!, StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the contract's assembly name.</summary>
    public static string ContractName { get; } = typeof(IConnectorPlugin).Assembly.GetName().Name!;

    /// <summary>Finds the host's assembly; null when the name is not shared.</summary>
    public static Assembly? Find(string name) => ByName.GetValueOrDefault(name);
}
