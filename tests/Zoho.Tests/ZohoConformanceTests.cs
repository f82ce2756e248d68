[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.Zoho.Tests;

/// <summary>The promises that every connector keeps.</summary>
[Collection("sandbox")]
public sealed class ZohoConformanceTests(Sandbox sandbox) : ConnectorConformance<ZohoUnderTest>(sandbox);
