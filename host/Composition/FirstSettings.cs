using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Host.Cli;
using LeVieuxMoulin.Connectors.Stores;

namespace LeVieuxMoulin.Connectors.Host.Composition;

/// <summary>What <c>host.yaml</c> says that must be known before anything else: where to listen and where to store.</summary>
internal static class FirstSettings
{
    /// <summary>Reads it.</summary>
    /// <param name="paths">Where the installation is.</param>
    /// <exception cref="HostStartException">What it says of the store is wrong: better no host than one with another store.</exception>
    public static HostSettings Read(HostPaths paths)
    {
        var read = ConfigurationReader.Read(paths.Config, Environment.GetEnvironmentVariable, _ => null, paths.Development);
        return read.Problems.FirstOrDefault(problem => problem.Severity == ProblemSeverity.Error && (problem.Key == "store" || problem.Key.StartsWith("store.", StringComparison.Ordinal))) is { } wrong
            ? throw new HostStartException("STORE_CONFIGURATION_INVALID", wrong.ToString())
            : read.Host;
    }

    /// <summary>Tells where the store is.</summary>
    /// <param name="paths">Where the installation is.</param>
    /// <param name="settings">What was read.</param>
    public static StoreLocation StoreOf(HostPaths paths, HostSettings settings) => new(paths.Data, settings.StoreConnection ?? settings.StorePath);
}
