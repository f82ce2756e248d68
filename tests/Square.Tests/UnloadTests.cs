using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests;

/// <summary>A plugin must be able to go while the host stays.</summary>
public sealed class UnloadTests
{
    [Fact]
    public async Task A_connector_that_has_read_mapped_and_written_leaves_nothing_behind()
    {
        var context = await UseAsync();

        // Off the stack of the use itself, whose last frame holds the connector for as long as it stands.
        await Task.Yield();
        for (var i = 0; i < 20 && context.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        context.IsAlive.ShouldBeFalse("the load context should be collected");
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<WeakReference> UseAsync()
    {
        var context = new AssemblyLoadContext("square-once", isCollectible: true);
        var assembly = context.LoadFromAssemblyPath(typeof(SquarePlugin).Assembly.Location);
        assembly.ShouldNotBeSameAs(typeof(SquarePlugin).Assembly);
        var vendor = new RecordedVendor()
            .On("POST", "v2/orders/search", $$"""{"orders":[{{Plugged.Fixture("order-dinner.json")}}]}""")
            .On("GET", "v2/catalog/object/V-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("variation.json")}}}""")
            .On("POST", "v2/catalog/object", $$"""{"catalog_object":{{Plugged.Fixture("variation.json").Replace("2450", "2590", StringComparison.Ordinal)}}}""")
            .Error("GET", "v2/merchants/me", "UNAUTHORIZED", 401);
        var plugin = (IConnectorPlugin)Activator.CreateInstance(assembly.GetExportedTypes().Single())!;
        await using (var connector = plugin.Create(Plugged.Context(vendor.Client, """{"location_id":"L1"}""")))
        {
            var sales = connector.Capabilities.Find<IFeed<Sale>>()!;
            var pages = await sales.PagesAsync(new FeedRequest { Basis = FeedBases.Changed });
            sales.Map(pages[0].Records[0]).Total.ShouldBe(new Money(149.05m, "EUR"));
            var price = new SetPrice { VariantId = "V-ENTRECOTE", Price = new ProductPrice(new Money(25.90m, "EUR")) };
            await connector.Capabilities.Find<IWrite<SetPrice>>()!.WriteAsync(price, Plugged.Write(), TestContext.Current.CancellationToken);
            (await Plugged.FaultOfAsync(() => connector.CheckAsync(TestContext.Current.CancellationToken))).Kind.ShouldBe(FaultKind.Authentication);
        }

        context.Unload();
        return new WeakReference(context);
    }
}
