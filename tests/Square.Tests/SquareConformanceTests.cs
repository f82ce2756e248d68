using System.Text.Json.Nodes;

[assembly: AssemblyFixture(typeof(Sandbox))]

namespace LeVieuxMoulin.Connectors.Square.Tests;

/// <summary>The promises that every connector keeps.</summary>
[Collection("sandbox")]
public sealed class SquareConformanceTests(Sandbox sandbox) : ConnectorConformance<SquareUnderTest>(sandbox);

/// <summary>What the conformance suite must be told of this connector.</summary>
public sealed class SquareUnderTest : ConnectorUnderTest
{
    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new SquarePlugin();

    /// <inheritdoc />
    public override JsonObject Settings => new() { ["auth"] = new JsonObject { ["application"] = new JsonObject { ["method"] = "bearer", ["token"] = "sandbox" } } };

    /// <inheritdoc />
    public override IReadOnlySet<string> NotInTheLedger { get; } = new HashSet<string> { ".tenders[].name", ".tenders[].kind", ".aliases", ".isActive", ".address" };

    /// <summary>The ledger has modifiers inside their line; here they are lines of their own with total 0, so that nothing else differs.</summary>
    public override void Align(string stream, JsonObject ours)
    {
        if (ours["lines"] is JsonArray lines)
        {
            foreach (var modifier in lines.Where(line => line!["parentId"] is not null).ToList())
            {
                modifier!["total"]!["amount"]!.GetValue<decimal>().ShouldBe(0m);
                lines.Remove(modifier);
            }
        }
    }
}
