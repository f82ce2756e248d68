using System.Text.Json.Nodes;

[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.HubSpot.Tests;

/// <summary>The promises that every connector keeps.</summary>
[Collection("sandbox")]
public sealed class HubSpotConformanceTests(Sandbox sandbox) : ConnectorConformance<HubSpotUnderTest>(sandbox);

/// <summary>What the conformance suite must be told of this connector.</summary>
public sealed class HubSpotUnderTest : ConnectorUnderTest
{
    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new HubSpotPlugin();

    /// <inheritdoc />
    public override JsonObject Settings => new()
    {
        // Every engagement, because the ledger has them all; written as text, as a demo's settings are.
        ["api"] = new JsonObject { ["activities"] = "notes, calls, meetings, emails, communications, tasks", ["app_id"] = "1160452" },
        ["auth"] = new JsonObject { ["application"] = new JsonObject { ["method"] = "api_key", ["api_key"] = "sandbox-developer" } },
    };

    /// <inheritdoc />
    public override IReadOnlySet<string> PageSizeNames { get; } = new HashSet<string> { "limit", "count" };

    /// <inheritdoc />
    /// <remarks>Ids that a merged contact had come as removals, and the country's free text stays in the row's bytes.</remarks>
    public override IReadOnlySet<string> NotToldByTheVendor { get; } = new HashSet<string> { ".mergedIds", ".person.address.countryRaw" };
}
