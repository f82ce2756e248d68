using LeVieuxMoulin.Connectors.SupplierTests;

[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.Transgourmet.Tests;

/// <summary>The promises that every connector keeps.</summary>
[Collection("sandbox")]
public sealed class TransgourmetConformanceTests(Sandbox sandbox) : ConnectorConformance<TransgourmetUnderTest>(sandbox);

/// <summary>What the conformance suite must be told of this connector.</summary>
public class TransgourmetUnderTest : SupplierUnderTest
{
    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new TransgourmetPlugin();
}
