using System.Reflection;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>What the metadata of an assembly says, read without loading it.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="ContractStamp">The contract it was built on; null when it has no stamp.</param>
/// <param name="TargetFramework">Such as <c>.NETCoreApp,Version=v10.0</c>; null when it has none.</param>
/// <param name="References">The assemblies it uses.</param>
/// <param name="PluginTypes">Its public types that implement the plugin interface.</param>
internal sealed record AssemblyFacts(
    string Name,
    string? ContractStamp,
    string? TargetFramework,
    IReadOnlyList<AssemblyName> References,
    IReadOnlyList<PluginTypeFacts> PluginTypes);
