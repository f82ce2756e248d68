using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Lightspeed;
using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Lightspeed;

/// <summary>Every call of the two Lightspeed adapters and every answer of the two simulators, held to the transcriptions of the vendor's documentation: a pass proves agreement with that reading, not with the vendor.</summary>
public sealed class LightspeedTrafficTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private int keys;

    [Fact]
    public async Task Every_read_and_every_write_of_retail_is_as_the_documentation_has_it_and_brings_what_the_facts_name()
    {
        await using var vendor = await CheckedVendor.StartAsync("lightspeed", Repository.VendorSpec("lightspeed/r-series-v3.derived.openapi.json"), "", Token);
        await using var connector = new LightspeedPlugin().Create(Context(vendor, "r-series"));
        try
        {
            await connector.CheckAsync(Token);
            await WriteRetailAsync(connector, vendor);
            (await CheckedVendor.ReadAllAsync(connector, [], Token)).ShouldAllBe(feed => feed.Value > 0);
            await FetchAsync(connector.Capabilities.Find<IFetch<Sale>>()!, vendor, "sale");
            await FetchAsync(connector.Capabilities.Find<IFetch<Product>>()!, vendor, "product");
            await DayAsync(connector, vendor);
        }
        finally
        {
            vendor.ShouldBeWithoutViolations();
        }

        vendor.ShouldHaveBroughtWhatIsNamed("Lightspeed/retail");
    }

    [Fact]
    public async Task Every_read_and_every_write_of_restaurant_is_as_the_extract_has_it_and_brings_what_the_facts_name()
    {
        await using var vendor = await CheckedVendor.StartAsync("lightspeed-k", AsTheFactsReadIt(Repository.VendorSpec("lightspeed/k-series.extract.openapi.json")), "", Token);
        var locations = (await vendor.LedgerAsync("location", Token)).Select(location => location["id"]!.GetValue<string>()).ToList();
        await using var connector = new LightspeedPlugin().Create(Context(vendor, "k-series"));
        await using var one = new LightspeedPlugin().Create(Context(vendor, "k-series", $$"""{"business_location_id":"{{locations[0]}}"}"""));
        try
        {
            await connector.CheckAsync(Token);
            await one.CheckAsync(Token);
            await WriteRestaurantAsync(one, vendor);
            (await CheckedVendor.ReadAllAsync(connector, locations, Token)).ShouldAllBe(feed => feed.Value > 0);
            await FetchAsync(connector.Capabilities.Find<IFetch<Product>>()!, vendor, "product");
            await DayAsync(connector, vendor);
        }
        finally
        {
            vendor.ShouldBeWithoutViolations();
        }

        vendor.ShouldHaveBroughtWhatIsNamed("Lightspeed/restaurant");
    }

    /// <summary>The source types the list of items as one item. The facts call its real shape unverified, and the connector takes both: so does the file here. The simulator also sends words that are newer than the file, as a vendor does: two lists of words are left open.</summary>
    private static string AsTheFactsReadIt(string file)
    {
        var spec = JsonNode.Parse(File.ReadAllText(file))!;
        var answer = spec["paths"]!["/items/v1/items"]!["get"]!["responses"]!["200"]!["content"]!["application/json"]!.AsObject();
        var item = answer["schema"]!.DeepClone();
        answer["schema"] = new JsonObject { ["oneOf"] = new JsonArray(item, new JsonObject { ["type"] = "array", ["items"] = item.DeepClone() }) };
        spec["components"]!["schemas"]!["SaleType"]!.AsObject().Remove("enum");
        spec["components"]!["schemas"]!["ItemDTO"]!["properties"]!["itemType"]!.AsObject().Remove("enum");
        var copy = Path.Combine(AppContext.BaseDirectory, $"as-the-facts-read-it-{Path.GetFileName(file)}");
        File.WriteAllText(copy, spec.ToJsonString());
        return copy;
    }

    private static ConnectorContext Context(CheckedVendor vendor, string variant, string settings = "{}")
    {
        var made = vendor.Context(settings);
        return new ConnectorContext { Connection = made.Connection, Variant = variant, Settings = made.Settings, Http = made.Http, Time = made.Time, Logger = made.Logger };
    }

    private static async Task FetchAsync<TRecord>(IFetch<TRecord> fetch, CheckedVendor vendor, string type)
        where TRecord : VendorRecord
    {
        var hints = (await vendor.LedgerAsync(type, Token)).Take(3).Select(record => new RecordHint(record["id"]!.GetValue<string>())).ToList();
        (await fetch.FetchAsync(hints, Token)).Records.Count.ShouldBe(hints.Count);
    }

    private static async Task DayAsync(IConnector connector, CheckedVendor vendor)
    {
        var sale = (await vendor.LedgerAsync("sale", Token)).First(sale => sale["closedAt"] is not null && sale["lines"]!.AsArray().Count > 0);
        var day = DateOnly.FromDateTime(sale["closedAt"]!.GetValue<DateTimeOffset>().UtcDateTime);
        (await connector.Capabilities.Find<IAsk<FindDayTotals, DayTotals>>()!.AskAsync(new FindDayTotals(sale["locationId"]!.GetValue<string>(), day), Token)).Total.ShouldNotBeNull();
    }

    private async Task WriteRetailAsync(IConnector connector, CheckedVendor vendor)
    {
        var stock = (await vendor.LedgerAsync("stock-level", Token))[0];
        var category = (await vendor.LedgerAsync("category", Token))[0]["id"]!.GetValue<string>();
        var price = new Money(8.40m, "EUR");
        var create = new SaveProduct { Reference = "menu-900", Name = "Crème brûlée du moulin", CategoryId = category, Price = price };
        var product = await SendAsync(connector, create);
        await FindAsync(connector, create, product);
        await SendAsync(connector, new SaveProduct { ProductId = product, Reference = "menu-900", Name = "Crème brûlée" });
        await SendAsync(connector, new SetPrice { VariantId = product, Price = new ProductPrice(price with { Amount = 9m }) });
        var named = new SavePromotion { Name = "Lundi", Terms = new PromotionTerms { Fraction = 0.15m } };
        var promotion = await SendAsync(connector, named);
        await FindAsync(connector, named, promotion);
        await SendAsync(connector, new SavePromotion { PromotionId = promotion, Name = "Lundi", Terms = new PromotionTerms { Amount = new Money(2m, "EUR") } });
        await SendAsync(connector, new EndPromotion { PromotionId = promotion });
        var count = new SetStock { VariantId = stock["variantId"]!.GetValue<string>(), LocationId = stock["locationId"]!.GetValue<string>(), OnHand = new Quantity(17m), CountedAt = TimeProvider.System.GetUtcNow() };
        await FindAsync(connector, count, await SendAsync(connector, count));
        Writes(connector).ShouldBe(["write.save-product", "write.set-price", "write.save-promotion", "write.end-promotion", "write.set-stock"], ignoreOrder: true);
    }

    private async Task WriteRestaurantAsync(IConnector connector, CheckedVendor vendor)
    {
        var category = (await vendor.LedgerAsync("category", Token))[0]["id"]!.GetValue<string>();
        var price = new Money(8.40m, "EUR");
        var create = new SaveProduct { Reference = "menu-900", Name = "Crème brûlée du moulin", CategoryId = category, Price = price };
        var product = await SendAsync(connector, create);
        await FindAsync(connector, create, product);
        await SendAsync(connector, new SaveProduct { ProductId = product, Reference = "menu-900", Name = "Crème brûlée" });
        await SendAsync(connector, new SetPrice { VariantId = product, Price = new ProductPrice(price with { Amount = 9m }) });
        Writes(connector).ShouldBe(["write.save-product", "write.set-price"], ignoreOrder: true);
    }

    private static IEnumerable<string> Writes(IConnector connector) => connector.Capabilities.ByName.Keys.Where(name => name.StartsWith("write.", StringComparison.Ordinal));

    private static async Task FindAsync<TCommand>(IConnector connector, TCommand command, string id)
        where TCommand : Command =>
        (await connector.Capabilities.Find<IFind<TCommand>>()!.FindAsync(command, new WriteContext { Key = new WriteKey("spec-check-find") }, Token)).ShouldBe(new FindResult(FindVerdict.Done, id));

    private async Task<string> SendAsync<TCommand>(IConnector connector, TCommand command)
        where TCommand : Command
    {
        var result = await connector.Capabilities.Find<IWrite<TCommand>>()!.WriteAsync(command, new WriteContext { Key = new WriteKey($"spec-check-{++keys}") }, Token);
        result.Fault.ShouldBeNull();
        return result.RecordId.ShouldNotBeNull();
    }
}
