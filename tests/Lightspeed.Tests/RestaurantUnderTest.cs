using System.Reflection;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests;

/// <summary>What the conformance suite must be told of K-Series.</summary>
public sealed class RestaurantUnderTest : ConnectorUnderTest
{
    private static int made;

    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new LightspeedPlugin();

    /// <inheritdoc />
    public override string ExampleFile => typeof(RestaurantUnderTest).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(entry => entry.Key == "RestaurantExampleFile").Value!;

    /// <inheritdoc />
    public override string Simulator => "lightspeed-k";

    /// <inheritdoc />
    public override IReadOnlySet<string> NotInTheLedger { get; } = new HashSet<string> { ".address", ".isActive" };

    /// <inheritdoc />
    public override IReadOnlySet<string> PageSizeNames { get; } = new HashSet<string> { "pageSize", "amount" };

    /// <summary>These come whole, in one answer for each location or for all.</summary>
    public override IReadOnlySet<string> FewPages { get; } = new HashSet<string> { "category", "promotion", "location" };

    /// <inheritdoc />
    public override async Task<IReadOnlyList<SampleWrite>> WritesAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref made);
        var products = (await bed.Simulator.LedgerAsync("product", cancellationToken))!;
        var product = products.Values.Where(row => row["variants"]![0]!["price"] is not null).ElementAt(number + 20);
        return
        [
            new SampleWrite(new SaveProduct { ProductId = products.Keys.ElementAt(number + 60), Reference = $"conformance-{number}", Name = $"Tarte {number}" }),
            new SampleWrite(new SetPrice { VariantId = product["id"]!.GetValue<string>(), Price = new ProductPrice(new Money(product["variants"]![0]!["price"]!["amount"]!.GetValue<decimal>() + 0.35m, "EUR")) }),
        ];
    }
}
