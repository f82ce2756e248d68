[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.Square.Tests;

/// <summary>The promises that every connector keeps.</summary>
[Collection("sandbox")]
public sealed class SquareConformanceTests(Sandbox sandbox) : ConnectorConformance<SquareUnderTest>(sandbox);
