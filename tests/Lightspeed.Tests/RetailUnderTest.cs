using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests;

/// <summary>What the conformance suite must be told of R-Series.</summary>
public sealed class RetailUnderTest : ConnectorUnderTest
{
    private static int made;

    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new LightspeedPlugin();

    /// <summary>Lines are not rounded: 11.4860025 stands in the vendor's own example.</summary>
    public override int MostDecimals => 8;

    /// <summary>A bucket that empties by two a second would make the suite wait for it; that it is kept to is shown elsewhere.</summary>
    public override Task FillAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bed);
        return bed.Simulator.HappenAsync(new JsonObject { ["type"] = "rate-limit", ["perSecond"] = 10_000, ["burst"] = 100_000 }, cancellationToken);
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<SampleWrite>> WritesAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref made);
        var products = await bed.Simulator.LedgerAsync("product", cancellationToken);
        var level = (await bed.Simulator.LedgerAsync("stock-level", cancellationToken))!.Values.ElementAt(number);
        var variant = products!.Values.Where(product => product["isActive"]!.GetValue<bool>()).Select(product => product["variants"]![0]!).ElementAt(number + 20);
        var promotion = (await bed.Simulator.LedgerAsync("promotion", cancellationToken))!.Values.First(row => row["isActive"]!.GetValue<bool>())["id"]!.GetValue<string>();
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
