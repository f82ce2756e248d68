using LeVieuxMoulin.Connectors.SupplierTests;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>What the conformance suite must be told of this connector.</summary>
public sealed class MetroUnderTest : SupplierUnderTest
{
    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new MetroPlugin();
}
