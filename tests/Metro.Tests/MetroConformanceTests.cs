[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>The promises that every connector keeps.</summary>
[Collection("sandbox")]
public sealed class MetroConformanceTests(Sandbox sandbox) : ConnectorConformance<MetroUnderTest>(sandbox);
