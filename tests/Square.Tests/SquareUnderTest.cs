using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Square.Tests;

/// <summary>What the conformance suite must be told of this connector.</summary>
public sealed class SquareUnderTest : ConnectorUnderTest
{
    private static int made;

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

    /// <inheritdoc />
    public override async Task<IReadOnlyList<SampleWrite>> WritesAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref made);
        var products = await bed.Simulator.LedgerAsync("product", cancellationToken);
        var level = (await bed.Simulator.LedgerAsync("stock-level", cancellationToken))!.Values.ElementAt(number);
        var variant = products!.Values.Select(product => product["variants"]![0]!).Where(variant => variant["price"] is not null).ElementAt(number);
        var promotion = (await bed.Simulator.LedgerAsync("promotion", cancellationToken))!.Keys.First();
        return
        [
            new SampleWrite(new SaveProduct { Reference = $"conformance-{number}", Name = $"Tarte {number}", Price = new Money(6.50m + number, "EUR") }),
            new SampleWrite(new SetPrice { VariantId = variant["id"]!.GetValue<string>(), Price = new ProductPrice(new Money(variant["price"]!["amount"]!.GetValue<decimal>() + 0.35m, "EUR")) }),
            new SampleWrite(new SavePromotion { Name = $"Jeudi {number}", Terms = new PromotionTerms { Fraction = 0.1m } }),
            new SampleWrite(new EndPromotion { PromotionId = promotion }),
            new SampleWrite(new SetStock
            {
                VariantId = level["variantId"]!.GetValue<string>(), LocationId = level["locationId"]!.GetValue<string>(),
                OnHand = new Quantity(level["onHand"]!["value"]!.GetValue<decimal>() + 3), CountedAt = TimeProvider.System.GetUtcNow(),
            }),
        ];
    }
}
