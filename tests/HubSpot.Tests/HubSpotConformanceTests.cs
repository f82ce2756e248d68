[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.HubSpot.Tests;

/// <summary>The promises that every connector keeps.</summary>
[Collection("sandbox")]
public sealed class HubSpotConformanceTests(Sandbox sandbox) : ConnectorConformance<HubSpotUnderTest>(sandbox);
