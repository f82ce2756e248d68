using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Square;
using LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Square;

/// <summary>Every call of the Square connector and every answer of the simulated Square, held to the vendor's own OpenAPI file.</summary>
public sealed class SquareTrafficTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private int keys;

    [Fact]
    public async Task Every_read_and_every_write_is_as_the_vendor_s_file_has_it_and_brings_what_the_facts_name()
    {
        await using var vendor = await CheckedVendor.StartAsync("square", Repository.VendorSpec("square/square-connect-v2-2025-08-20.extract.openapi.json"), "", Token);
        await using var connector = new SquarePlugin().Create(vendor.Context("{}"));
        try
        {
            await RunAsync(connector, vendor);
        }
        finally
        {
            vendor.ShouldBeWithoutViolations();
        }

        vendor.ShouldHaveBroughtWhatIsNamed("Square");
    }

    private async Task RunAsync(IConnector connector, CheckedVendor vendor)
    {
        await RefundAsync(vendor);

        await connector.CheckAsync(Token);
        await WriteAsync(connector, vendor);
        await SubscribeAsync(connector.Capabilities.Find<IWebhookSubscriber>()!);
        var locations = (await vendor.LedgerAsync("location", Token)).Select(location => location["id"]!.GetValue<string>()).ToList();
        var counts = await CheckedVendor.ReadAllAsync(connector, locations, Token);
        await FetchAsync(connector.Capabilities.Find<IFetch<Sale>>()!, vendor, "sale");
        await FetchAsync(connector.Capabilities.Find<IFetch<Product>>()!, vendor, "product");

        counts.ShouldAllBe(feed => feed.Value > 0);
    }

    private static async Task RefundAsync(CheckedVendor vendor)
    {
        var paid = (await vendor.LedgerAsync("sale", Token)).Last(sale => sale["kind"]!.GetValue<string>() == "SALE" && sale["tip"]?["amount"]!.GetValue<decimal>() > 0);
        await vendor.HappenAsync(new { type = "refund", orderId = paid["id"]!.GetValue<string>() }, Token);
        await vendor.HappenAsync(new { type = "sale" }, Token);
    }

    private static async Task FetchAsync<TRecord>(IFetch<TRecord> fetch, CheckedVendor vendor, string type)
        where TRecord : VendorRecord
    {
        var hints = (await vendor.LedgerAsync(type, Token)).Take(3).Select(record => new RecordHint(record["id"]!.GetValue<string>())).ToList();
        (await fetch.FetchAsync(hints, Token)).Records.Count.ShouldBe(hints.Count);
    }

    private static async Task SubscribeAsync(IWebhookSubscriber subscriber)
    {
        var address = new Uri("https://moulin.example/webhooks/till");
        var made = await subscriber.EnsureAsync(address, null, Token);
        var taken = await subscriber.EnsureAsync(address, null, Token);
        taken.Id.ShouldBe(made.Id);
        await subscriber.EnsureAsync(new Uri("https://moulin.example/webhooks/bar"), taken, Token);
        await subscriber.RemoveAsync(taken, Token);
    }

    private async Task WriteAsync(IConnector connector, CheckedVendor vendor)
    {
        var stock = (await vendor.LedgerAsync("stock-level", Token))[0];
        var category = (await vendor.LedgerAsync("category", Token))[0]["id"]!.GetValue<string>();
        var price = new Money(8.40m, "EUR");

        var product = await SendAsync(connector, new SaveProduct { Reference = "menu-900", Name = "Crème brûlée du moulin", CategoryId = category, Price = price, Sku = "CB-9" });
        await SendAsync(connector, new SaveProduct { ProductId = product, Reference = "menu-900", Name = "Crème brûlée" });
        var known = (await vendor.LedgerAsync("product", Token)).Single(item => item["id"]!.GetValue<string>() == product);
        var variant = known["variants"]![0]!["id"]!.GetValue<string>();
        await SendAsync(connector, new SetPrice { VariantId = variant, Price = new ProductPrice(price with { Amount = 9m }) });
        var terms = new PromotionTerms { Fraction = 0.15m, IsAutomatic = true, CategoryIds = [category], From = new DateTime(2026, 4, 1, 8, 0, 0), MinimumSpend = new Money(20m, "EUR"), Hours = "BEGIN:VEVENT\nDTSTART:20260601T170000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;BYDAY=MO\nEND:VEVENT" };
        var promotion = await SendAsync(connector, new SavePromotion { Name = "Lundi", Terms = terms });
        await SendAsync(connector, new SavePromotion { PromotionId = promotion, Name = "Lundi", Terms = terms with { Fraction = 0.1m } });
        var gone = await SendAsync(connector, new SavePromotion { Name = "Mardi", Terms = new PromotionTerms { Amount = new Money(2m, "EUR") } });
        await SendAsync(connector, new EndPromotion { PromotionId = gone });
        await SendAsync(connector, new SetStock { VariantId = stock["variantId"]!.GetValue<string>(), LocationId = stock["locationId"]!.GetValue<string>(), OnHand = new Quantity(17m), CountedAt = TimeProvider.System.GetUtcNow() });
        await SendAsync(connector, new SetPrice { VariantId = variant, Price = new ProductPrice(price) { LocationId = stock["locationId"]!.GetValue<string>() } });

        connector.Capabilities.ByName.Keys.Where(name => name.StartsWith("write.", StringComparison.Ordinal))
            .ShouldBe(["write.save-product", "write.set-price", "write.save-promotion", "write.end-promotion", "write.set-stock"], ignoreOrder: true);
    }

    private async Task<string> SendAsync<TCommand>(IConnector connector, TCommand command)
        where TCommand : Command
    {
        var result = await connector.Capabilities.Find<IWrite<TCommand>>()!.WriteAsync(command, new WriteContext { Key = new WriteKey($"spec-check-{++keys}") }, Token);
        result.Fault.ShouldBeNull();
        return result.RecordId.ShouldNotBeNull();
    }
}
