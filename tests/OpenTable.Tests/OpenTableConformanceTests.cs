[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.OpenTable.Tests;

/// <summary>The promises that every connector keeps.</summary>
[Collection("sandbox")]
public sealed class OpenTableConformanceTests(Sandbox sandbox) : ConnectorConformance<OpenTableUnderTest>(sandbox);
