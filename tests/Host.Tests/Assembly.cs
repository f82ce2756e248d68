[assembly: AssemblyFixture(typeof(LeVieuxMoulin.Connectors.Harness.PostgreSqlServer))]
[assembly: CollectionBehavior(MaxParallelThreads = 2)]

namespace LeVieuxMoulin.Connectors.Host.Tests;

/// <summary>Tests that measure seconds run when no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Timed
{
    /// <summary>The collection's name.</summary>
    public const string Name = "Timed";
}
