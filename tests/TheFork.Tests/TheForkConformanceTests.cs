[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.TheFork.Tests;

/// <summary>The promises that every connector keeps.</summary>
[Collection("sandbox")]
public sealed class TheForkConformanceTests(Sandbox sandbox) : ConnectorConformance<TheForkUnderTest>(sandbox);
