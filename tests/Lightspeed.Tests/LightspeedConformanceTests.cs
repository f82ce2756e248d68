[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests;

/// <summary>The promises that every connector keeps, by Retail (R-Series).</summary>
[Collection("sandbox")]
public sealed class RetailConformanceTests(Sandbox sandbox) : ConnectorConformance<RetailUnderTest>(sandbox);

/// <summary>The promises that every connector keeps, by Restaurant (K-Series).</summary>
[Collection("sandbox")]
public sealed class RestaurantConformanceTests(Sandbox sandbox) : ConnectorConformance<RestaurantUnderTest>(sandbox);
