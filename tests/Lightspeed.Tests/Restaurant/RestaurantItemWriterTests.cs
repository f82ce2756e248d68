using LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Restaurant;

/// <summary>Writes at K-Series, which always state an item whole.</summary>
public sealed class RestaurantItemWriterTests
{
    private const string One = "items/v1/items/4?businessLocationId=5";

    [Fact]
    public async Task A_price_is_written_with_all_else_that_is_known_and_read_back()
    {
        var vendor = new RecordedVendor().On("GET", One, Item("28.5")).On("PUT", "items/v1/items/4", Item("30")).On("GET", One, Item("30"));

        (await vendor.Restaurant<IWrite<SetPrice>>().SendAsync(Price(30m))).RecordId.ShouldBe("4");

        vendor.Seen[1].Json.ShouldBeJson("""{"name":"Bar","businessLocationId":5,"sku":"B","accountingGroupId":7,"defaultPrice":30,"docketName":"BAR","active":true,"barcodes":["37"],"priceMode":"AMOUNT"}""");
    }

    [Fact]
    public async Task A_price_that_was_ignored_is_no_success_and_one_that_stands_is_not_sent()
    {
        var ignored = new RecordedVendor().On("GET", One, Item("28.5")).On("PUT", "items/v1/items/4", Item("30")).On("GET", One, Item("28.5"));

        (await Recorded.FaultOfAsync(() => ignored.Restaurant<IWrite<SetPrice>>().SendAsync(Price(30m)))).Kind.ShouldBe(FaultKind.Vendor);
        (await new RecordedVendor().On("GET", One, Item("28.5")).Restaurant<IWrite<SetPrice>>().SendAsync(Price(28.5m))).AlreadyDone.ShouldBeTrue();
    }

    [Fact]
    public async Task A_level_another_currency_or_a_condition_is_refused_before_anything_is_sent()
    {
        var write = new RecordedVendor().Restaurant<IWrite<SetPrice>>();

        (await Recorded.FaultOfAsync(() => write.SendAsync(new SetPrice { VariantId = "4", Price = new ProductPrice(new Money(30m, "EUR"), null, "Terrasse") }))).Kind.ShouldBe(FaultKind.Unsupported);
        (await Recorded.FaultOfAsync(() => write.SendAsync(new SetPrice { VariantId = "4", Price = new ProductPrice(new Money(30m, "USD")) }))).Kind.ShouldBe(FaultKind.Validation);
        (await Recorded.FaultOfAsync(() => write.SendAsync(Price(30m), Recorded.Noon))).Kind.ShouldBe(FaultKind.Unsupported);
    }

    [Fact]
    public async Task A_new_item_says_all_that_the_vendor_wants_and_is_found_by_our_key()
    {
        var command = new SaveProduct { Reference = "menu-9", Name = "Bar", CategoryId = "7", Price = new Money(28.5m, "EUR") };
        var vendor = new RecordedVendor().On("POST", "items/v1/items", Item("28.5"), 201).On("GET", One, Item("28.5")).On("GET", "items/v1/items?businessLocationId=5&sku=menu-9", $"[{Item("28.5")}]");

        (await vendor.Restaurant<IWrite<SaveProduct>>().SendAsync(command)).RecordId.ShouldBe("4");
        (await vendor.Restaurant<IFind<SaveProduct>>().FindAsync(command, new WriteContext { Key = new WriteKey("op-1") }, TestContext.Current.CancellationToken)).ShouldBe(new FindResult(FindVerdict.Done, "4"));

        vendor.Seen[0].Kind.ShouldBe(CallKind.Write);
        vendor.Seen[0].Json.ShouldBeJson("""{"name":"Bar","businessLocationId":5,"sku":"menu-9","accountingGroupId":7,"defaultPrice":28.5}""");
    }

    [Fact]
    public async Task A_new_item_that_lacks_what_the_vendor_wants_is_refused_by_field()
    {
        var write = new RecordedVendor().Restaurant<IWrite<SaveProduct>>();
        var whole = new SaveProduct { Reference = "menu-9", Name = "Bar", CategoryId = "7", Price = new Money(28.5m, "EUR") };

        foreach (var (command, field) in ((SaveProduct, string)[])[(whole with { Name = null }, "name"), (whole with { Price = null }, "price"), (whole with { CategoryId = null }, "categoryId"), (whole with { CategoryId = "x" }, "categoryId"), (whole with { Reference = new string('r', 33) }, "reference")])
        {
            (await Recorded.FaultOfAsync(() => write.SendAsync(command))).Fields.ShouldHaveSingleItem().Field.ShouldBe(field);
        }
    }

    [Fact]
    public async Task A_new_item_of_several_locations_asks_which()
    {
        var vendor = new RecordedVendor().On("GET", "f/data/businesses", """{"_embedded":{"businessList":[{"businessId":9,"currencyCode":"EUR","businessLocations":[{"blID":5,"blName":"Salle"},{"blID":6,"blName":"Bar"}]}]}}""");

        var fault = await Recorded.FaultOfAsync(() => vendor.Restaurant<IWrite<SaveProduct>>("{}").SendAsync(new SaveProduct { Reference = "menu-9", Name = "Bar", CategoryId = "7", Price = new Money(28.5m, "EUR") }));

        fault.Fields.ShouldHaveSingleItem().Field.ShouldBe("api.business_location_id");
    }

    [Fact]
    public async Task A_change_keeps_the_price_and_is_sent_once()
    {
        var vendor = new RecordedVendor().On("GET", One, Item("28.5")).On("PUT", "items/v1/items/4", Item("28.5", "Loup")).On("GET", One, Item("28.5", "Loup"));

        await vendor.Restaurant<IWrite<SaveProduct>>().SendAsync(new SaveProduct { ProductId = "4", Reference = "menu-9", Name = "Loup" });

        (vendor.Seen[1].Kind, vendor.Seen[1].Json["defaultPrice"]!.ToJsonString(), vendor.Seen[1].Json["name"]!.GetValue<string>()).ShouldBe((CallKind.Write, "28.5", "Loup"));
    }

    [Fact]
    public async Task An_item_that_no_location_has_is_gone()
    {
        var vendor = new RecordedVendor().On("GET", One, """{"status":"NOT_FOUND","message":"No such item"}""", 404);

        var batch = await vendor.Restaurant<IFetch<Product>>().FetchAsync([new RecordHint("4")], TestContext.Current.CancellationToken);

        batch.Removals.ShouldBe([new Removal("4", RemovalReason.Deleted)]);
    }

    private static SetPrice Price(decimal amount) => new() { VariantId = "4", Price = new ProductPrice(new Money(amount, "EUR")) };

    private static string Item(string price, string name = "Bar") =>
        $$"""{"id":4,"name":"{{name}}","docketName":"BAR","sku":"B","active":true,"barcodes":["37"],"accountingGroup":{"id":7,"name":"Plats"},"prices":[{"amount":{{price}},"name":"Default"}],"priceMode":"AMOUNT"}""";
}
