using LeVieuxMoulin.Connectors.SupplierTests;

[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.Pomona.Tests;

/// <summary>The promises that every connector keeps.</summary>
[Collection("sandbox")]
public sealed class PomonaConformanceTests(Sandbox sandbox) : ConnectorConformance<PomonaUnderTest>(sandbox);

/// <summary>What the conformance suite must be told of this connector.</summary>
public class PomonaUnderTest : SupplierUnderTest
{
    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new PomonaPlugin();
}
