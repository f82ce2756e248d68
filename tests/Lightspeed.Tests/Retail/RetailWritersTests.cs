using LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Retail;

/// <summary>Writes at R-Series, which may be ignored without a word.</summary>
public sealed class RetailWritersTests
{
    private const string Root = "API/V3/Account/77/";
    private const string One = Root + """Item/22.json?load_relations=["ItemPrices"]""";
    private const string Stock = Root + "ItemShop.json?itemID=22&shopID=1&limit=2";

    [Fact]
    public async Task A_price_goes_with_all_levels_and_is_read_back()
    {
        var vendor = new RecordedVendor().On("GET", One, Item("5", "9")).On("PUT", Root + "Item/22.json", Item("6.5", "9")).On("GET", One, Item("6.5", "9"));

        var result = await vendor.Retail<IWrite<SetPrice>>().SendAsync(Price(6.5m));

        (result.RecordId, result.AlreadyDone).ShouldBe(("22", false));
        vendor.Seen[1].Kind.ShouldBe(CallKind.RepeatableWrite);
        vendor.Seen[1].Json.ShouldBeJson("""{"Prices":{"ItemPrice":[{"amount":"9","useTypeID":"2","useType":"MSRP"},{"amount":"6.5","useTypeID":"1","useType":"Default"}]}}""");
    }

    [Fact]
    public async Task A_price_that_was_ignored_is_no_success()
    {
        var vendor = new RecordedVendor().On("GET", One, Item("5", "9")).On("PUT", Root + "Item/22.json", Item("5", "9")).On("GET", One, Item("5", "9"));

        (await Recorded.FaultOfAsync(() => vendor.Retail<IWrite<SetPrice>>().SendAsync(Price(6.5m)))).Message.ShouldBe("Lightspeed answered success, but the price it shows is another one.");
    }

    [Fact]
    public async Task The_price_that_stands_already_is_not_sent_and_a_condition_is_kept()
    {
        (await new RecordedVendor().On("GET", One, Item("5", "9")).Retail<IWrite<SetPrice>>().SendAsync(Price(5m))).AlreadyDone.ShouldBeTrue();

        var changed = await Recorded.FaultOfAsync(() => new RecordedVendor().On("GET", One, Item("5", "9")).Retail<IWrite<SetPrice>>().SendAsync(Price(6m), Recorded.Noon.AddDays(-90)));
        changed.Kind.ShouldBe(FaultKind.Conflict);
    }

    [Theory]
    [InlineData("1", null, FaultKind.Unsupported)]
    [InlineData(null, "Nocturne", FaultKind.Validation)]
    public async Task A_price_that_the_vendor_cannot_hold_is_refused(string? location, string? level, FaultKind expected)
    {
        var vendor = new RecordedVendor().On("GET", One, Item("5", "9"));

        (await Recorded.FaultOfAsync(() => vendor.Retail<IWrite<SetPrice>>().SendAsync(new SetPrice { VariantId = "22", Price = new ProductPrice(new Money(6m, "EUR"), location, level) }))).Kind.ShouldBe(expected);
        (await Recorded.FaultOfAsync(() => vendor.Retail<IWrite<SetPrice>>().SendAsync(new SetPrice { VariantId = "22", Price = new ProductPrice(new Money(6m, "USD")) }))).Kind.ShouldBe(FaultKind.Validation);
    }

    [Fact]
    public async Task Stock_is_stated_inside_the_article_once_and_read_back()
    {
        var vendor = new RecordedVendor().On("GET", Stock, Level("3")).On("PUT", Root + "Item/22.json", Item("5", "9")).On("GET", Stock, Level("7"));

        (await vendor.Retail<IWrite<SetStock>>().SendAsync(Count(7m))).RecordId.ShouldBe("4");

        vendor.Seen[1].Kind.ShouldBe(CallKind.Write, "a count sent again later would undo the sales made since");
        vendor.Seen[1].Json.ShouldBeJson("""{"ItemShops":{"ItemShop":{"itemShopID":"4","qoh":"7"}}}""");
        var ignored = new RecordedVendor().On("GET", Stock, Level("3")).On("PUT", Root + "Item/22.json", Item("5", "9")).On("GET", Stock, Level("3"));
        (await Recorded.FaultOfAsync(() => ignored.Retail<IWrite<SetStock>>().SendAsync(Count(7m)))).Kind.ShouldBe(FaultKind.Vendor);
    }

    [Theory]
    [InlineData("7", 0, FindVerdict.Done)]
    [InlineData("3", 1, FindVerdict.NotDone)]
    [InlineData("3", -1, FindVerdict.Unsure)]
    public async Task A_count_whose_answer_was_lost_is_looked_up(string held, int sentHoursAfterChange, FindVerdict expected)
    {
        var context = new WriteContext { Key = new WriteKey("op-1"), FirstSentAt = new DateTimeOffset(2026, 5, 1, 20, 0, 0, TimeSpan.Zero).AddHours(sentHoursAfterChange) };

        var found = await new RecordedVendor().On("GET", Stock, Level(held)).Retail<IFind<SetStock>>().FindAsync(Count(7m), context, TestContext.Current.CancellationToken);

        found.ShouldBe(new FindResult(expected, "4"));
    }

    [Fact]
    public async Task A_new_article_has_our_key_as_its_number_and_is_found_by_it()
    {
        var command = new SaveProduct { Reference = "menu-9", Name = "Tarte", CategoryId = "2", Price = new Money(5m, "EUR") };
        var vendor = new RecordedVendor()
            .On("POST", Root + "Item.json", Item("5", "0")).On("GET", One, Item("5", "0"))
            .On("GET", Root + """Item.json?customSku=menu-9&limit=2&archived=true&load_relations=["ItemPrices"]""", $$"""{"@attributes":{"next":""},"Item":{{Row("5", "0", "Tarte")}} }""");

        (await vendor.Retail<IWrite<SaveProduct>>().SendAsync(command)).RecordId.ShouldBe("22");
        (await vendor.Retail<IFind<SaveProduct>>().FindAsync(command, new WriteContext { Key = new WriteKey("op-1") }, TestContext.Current.CancellationToken)).ShouldBe(new FindResult(FindVerdict.Done, "22"));

        vendor.Seen[0].Kind.ShouldBe(CallKind.Write);
        vendor.Seen[0].Json.ShouldBeJson("""{"description":"Tarte","customSku":"menu-9","categoryID":"2","Prices":{"ItemPrice":[{"amount":"5","useTypeID":"1","useType":"Default"}]}}""");
    }

    [Fact]
    public async Task A_change_of_an_article_says_only_what_changes()
    {
        var vendor = new RecordedVendor().On("GET", One, Item("5", "9")).On("PUT", Root + "Item/22.json", Item("5", "9")).On("GET", One, Item("5", "9", "Tarte fine"));

        await vendor.Retail<IWrite<SaveProduct>>().SendAsync(new SaveProduct { ProductId = "22", Reference = "menu-9", Name = "Tarte fine", Sku = "T-1", IsActive = true });

        vendor.Seen[1].Json.ShouldBeJson("""{"description":"Tarte fine"}""");
    }

    [Fact]
    public async Task A_promotion_is_a_fraction_or_an_amount_and_replacing_it_empties_the_other()
    {
        var vendor = new RecordedVendor()
            .On("GET", Root + "Discount/3.json", Discount("0", "0.05")).On("PUT", Root + "Discount/3.json", Discount("2", "0")).On("GET", Root + "Discount/3.json", Discount("2", "0"));

        await vendor.Retail<IWrite<SavePromotion>>().SendAsync(new SavePromotion { PromotionId = "3", Name = "Jeudi", Terms = new PromotionTerms { Amount = new Money(2m, "EUR") } });

        vendor.Seen[1].Json.ShouldBeJson("""{"name":"Jeudi","discountPercent":"0","discountAmount":"2"}""");
    }

    [Fact]
    public async Task Terms_that_a_discount_cannot_hold_are_refused_and_none_is_dropped()
    {
        var write = new RecordedVendor().Retail<IWrite<SavePromotion>>();
        foreach (var terms in (PromotionTerms[])[new() { Fraction = 0.1m, Code = "X" }, new() { Fraction = 0.1m, IsAutomatic = true }, new() { Fraction = 0.1m, ProductIds = ["22"] }, new() { Fraction = 0.1m, Until = DateTime.MaxValue }, new() { Fraction = 0.1m, MinimumSpend = new Money(5m, "EUR") }])
        {
            (await Recorded.FaultOfAsync(() => write.SendAsync(new SavePromotion { Name = "Jeudi", Terms = terms }))).Kind.ShouldBe(FaultKind.Unsupported);
        }

        foreach (var terms in (PromotionTerms[])[new(), new() { Fraction = 1.5m }, new() { Fraction = 0.1m, Amount = new Money(2m, "EUR") }, new() { Amount = new Money(2m, "USD") }])
        {
            (await Recorded.FaultOfAsync(() => write.SendAsync(new SavePromotion { Name = "Jeudi", Terms = terms }))).Kind.ShouldBe(FaultKind.Validation);
        }
    }

    [Fact]
    public async Task A_promotion_that_is_over_or_gone_is_ended_already()
    {
        var over = new RecordedVendor().On("GET", Root + "Discount/3.json", Discount("0", "0.05", "true"));
        var gone = new RecordedVendor().On("GET", Root + "Discount/3.json", """{"httpCode":"404","message":"Gone.","errorClass":"Exception"}""", 404);

        (await over.Retail<IWrite<EndPromotion>>().SendAsync(new EndPromotion { PromotionId = "3" })).AlreadyDone.ShouldBeTrue();
        (await gone.Retail<IWrite<EndPromotion>>().SendAsync(new EndPromotion { PromotionId = "3" })).AlreadyDone.ShouldBeTrue();
    }

    private static SetPrice Price(decimal amount) => new() { VariantId = "22", Price = new ProductPrice(new Money(amount, "EUR")) };

    private static SetStock Count(decimal count) => new() { VariantId = "22", LocationId = "1", OnHand = new Quantity(count), CountedAt = Recorded.Noon };

    private static string Item(string price, string other, string name = "Tarte") => $$"""{"@attributes":{"count":"1"},"Item":{{Row(price, other, name)}} }""";

    private static string Row(string price, string other, string name) => $$"""
        {"itemID":"22","systemSku":"21","customSku":"T-1","description":"{{name}}","archived":"false","categoryID":"1","timeStamp":"2026-05-01T20:00:00+00:00",
         "Prices":{"ItemPrice":[{"amount":"{{price}}","useTypeID":"1","useType":"Default"},{"amount":"{{other}}","useTypeID":"2","useType":"MSRP"}] } }
        """;

    private static string Level(string count) => $$"""{"@attributes":{"next":""},"ItemShop":{"itemShopID":"4","qoh":"{{count}}","itemID":"22","shopID":"1","timeStamp":"2026-05-01T20:00:00+00:00"} }""";

    private static string Discount(string amount, string fraction, string archived = "false") =>
        $$"""{"@attributes":{"count":"1"},"Discount":{"discountID":"3","name":"Jeudi","discountAmount":"{{amount}}","discountPercent":"{{fraction}}","archived":"{{archived}}","timeStamp":"2026-05-01T20:00:00+00:00"} }""";
}
