using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Catalog;

/// <summary>Products and prices written.</summary>
public sealed class SquareProductWriterTests
{
    private const string Object = "v2/catalog/object";

    [Fact]
    public async Task A_price_goes_out_with_the_version_and_with_every_other_field_as_it_was()
    {
        var after = Plugged.Fixture("variation.json").Replace("2450", "2590", StringComparison.Ordinal);
        var vendor = new RecordedVendor()
            .On("GET", $"{Object}/V-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("variation.json")}}}""")
            .On("POST", Object, $$"""{"catalog_object":{{after}}}""");

        var result = await SetAsync(vendor, 25.90m);

        result.ShouldBe(new WriteResult { RecordId = "I-ENTRECOTE" });
        vendor.Seen[1].Kind.ShouldBe(CallKind.RepeatableWrite);
        vendor.Seen[1].Json["object"].ShouldBeJson(after);
        vendor.Seen[1].Json["idempotency_key"]!.GetValue<string>().Length.ShouldBe(32);
    }

    [Fact]
    public async Task A_price_at_one_location_leaves_the_others_alone()
    {
        var after = Plugged.Fixture("variation.json").Replace("2600", "2700", StringComparison.Ordinal);
        var vendor = new RecordedVendor()
            .On("GET", $"{Object}/V-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("variation.json")}}}""")
            .On("POST", Object, $$"""{"catalog_object":{{after}}}""");

        await SetAsync(vendor, 27m, "L2");

        vendor.Seen[1].Json["object"].ShouldBeJson(after);
    }

    [Fact]
    public async Task A_location_without_a_price_of_its_own_gets_one()
    {
        var vendor = new RecordedVendor()
            .On("GET", $"{Object}/V-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("variation.json")}}}""")
            .On("POST", Object, """{"catalog_object":{"id":"V-ENTRECOTE","item_variation_data":{"location_overrides":[{"location_id":"L9","price_money":{"amount":3000,"currency":"EUR"}}]}}}""");

        await SetAsync(vendor, 30m, "L9");

        vendor.Seen[1].Json["object"]!["item_variation_data"]!["location_overrides"].ShouldBeJson("""
            [
              {"location_id": "L2", "price_money": {"amount": 2600, "currency": "EUR"}, "pricing_type": "FIXED_PRICING", "track_inventory": true},
              {"location_id": "L9", "pricing_type": "FIXED_PRICING", "price_money": {"amount": 3000, "currency": "EUR"}}
            ]
            """);
    }

    [Fact]
    public async Task A_price_that_stands_already_is_not_sent()
    {
        var vendor = new RecordedVendor().On("GET", $"{Object}/V-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("variation.json")}}}""");

        (await SetAsync(vendor, 24.50m)).AlreadyDone.ShouldBeTrue();
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_record_that_moved_on_is_a_conflict_whether_the_vendor_says_so_or_the_condition_does()
    {
        var refused = new RecordedVendor()
            .On("GET", $"{Object}/V-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("variation.json")}}}""")
            .Error("POST", Object, "VERSION_MISMATCH", 400);
        var stale = new RecordedVendor()
            .On("GET", $"{Object}/V-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("variation.json")}}}""")
            .On("GET", $"{Object}/I-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("item.json")}}}""");

        (await Recorded.FaultOfAsync(() => SetAsync(refused, 30m))).Kind.ShouldBe(FaultKind.Conflict);
        (await Recorded.FaultOfAsync(() => SetAsync(stale, 30m, context: Plugged.Write(ifRevision: 139)))).Kind.ShouldBe(FaultKind.Conflict);
    }

    [Fact]
    public async Task The_key_of_a_change_follows_the_version_so_that_a_repeat_after_another_change_is_not_refused()
    {
        var (one, again, later) = (await KeyAsync("140"), await KeyAsync("140"), await KeyAsync("141"));

        one.ShouldBe(again);
        one.ShouldNotBe(later);

        static async Task<string> KeyAsync(string version)
        {
            var before = Plugged.Fixture("variation.json").Replace("140", version, StringComparison.Ordinal);
            var vendor = new RecordedVendor()
                .On("GET", $"{Object}/V-ENTRECOTE", $$"""{"object":{{before}}}""")
                .On("POST", Object, $$"""{"catalog_object":{{before.Replace("2450", "3000", StringComparison.Ordinal)}}}""");
            await SetAsync(vendor, 30m);
            return vendor.Seen[1].Json["idempotency_key"]!.GetValue<string>();
        }
    }

    [Fact]
    public async Task A_success_that_shows_another_price_is_no_success()
    {
        var vendor = new RecordedVendor()
            .On("GET", $"{Object}/V-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("variation.json")}}}""")
            .On("POST", Object, $$"""{"catalog_object":{{Plugged.Fixture("variation.json")}}}""");

        (await Recorded.FaultOfAsync(() => SetAsync(vendor, 30m))).Kind.ShouldBe(FaultKind.Vendor);
    }

    [Fact]
    public async Task What_cannot_be_said_exactly_or_at_all_is_refused_before_any_call()
    {
        (await Recorded.FaultOfAsync(() => SetAsync(new RecordedVendor(), 24.505m))).Fields.ShouldHaveSingleItem().Field.ShouldBe("price");
        var level = new SetPrice { VariantId = "V", Price = new ProductPrice(new Money(1m, "EUR"), Level: "lunch") };
        (await Recorded.FaultOfAsync(() => new RecordedVendor().Ability<IWrite<SetPrice>>().WriteAsync(level, Plugged.Write(), default))).Kind.ShouldBe(FaultKind.Unsupported);
    }

    [Fact]
    public async Task A_new_product_carries_our_key_and_our_reference()
    {
        var vendor = new RecordedVendor().On("POST", Object, $$"""{"catalog_object":{{Plugged.Fixture("item.json")}}}""");
        var command = new SaveProduct { Reference = "menu-77", Name = "Entrecôte", Sku = "ENT-1", CategoryId = "C-MEAT", Price = new Money(24.50m, "EUR"), IsActive = true };

        var result = await vendor.Ability<IWrite<SaveProduct>>().WriteAsync(command, Plugged.Write(), TestContext.Current.CancellationToken);

        (result.RecordId, result.After!.Revision, result.AlreadyDone).ShouldBe(("I-ENTRECOTE", 140, false));
        vendor.Seen[0].Json.ShouldBeJson("""
            {
              "idempotency_key": "op-1",
              "object": {
                "type": "ITEM", "id": "#item",
                "item_data": {
                  "name": "Entrecôte", "categories": [{"id": "C-MEAT"}], "is_archived": false,
                  "variations": [{
                    "type": "ITEM_VARIATION", "id": "#variation",
                    "item_variation_data": {"item_id": "#item", "name": "Entrecôte", "user_data": "menu-77", "sku": "ENT-1", "pricing_type": "FIXED_PRICING", "price_money": {"amount": 2450, "currency": "EUR"}}
                  }]
                }
              }
            }
            """);
    }

    [Fact]
    public async Task A_creation_sent_before_is_looked_up_first()
    {
        var made = Plugged.Fixture("item.json").Replace("\"sku\": \"ENT-1\"", "\"user_data\": \"menu-77\"", StringComparison.Ordinal);
        var vendor = new RecordedVendor().On("POST", "v2/catalog/search", $$"""{"objects":[{{made}}]}""");
        var command = new SaveProduct { Reference = "menu-77", Name = "Entrecôte" };

        var result = await vendor.Ability<IWrite<SaveProduct>>().WriteAsync(command, Plugged.Write(firstSentAt: Recorded.Noon), TestContext.Current.CancellationToken);

        (result.RecordId, result.AlreadyDone).ShouldBe(("I-ENTRECOTE", true));
        vendor.Seen[0].Json["query"].ShouldBeJson("""{"exact_query":{"attribute_name":"name","attribute_value":"Entrecôte"}}""");
    }

    [Fact]
    public async Task A_change_touches_only_what_the_command_names()
    {
        var after = Plugged.Fixture("item.json").Replace("\"name\": \"Entrecôte\"", "\"name\": \"Entrecôte XL\"", StringComparison.Ordinal).Replace("\"is_archived\": false", "\"is_archived\": true", StringComparison.Ordinal);
        var vendor = new RecordedVendor()
            .On("GET", $"{Object}/I-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("item.json")}}}""")
            .On("POST", Object, $$"""{"catalog_object":{{after}}}""");
        var command = new SaveProduct { ProductId = "I-ENTRECOTE", Reference = "menu-77", Name = "Entrecôte XL", CategoryId = "C-MEAT", IsActive = false };

        await vendor.Ability<IWrite<SaveProduct>>().WriteAsync(command, Plugged.Write(ifRevision: 140), TestContext.Current.CancellationToken);

        vendor.Seen[1].Json["object"].ShouldBeJson(after);
    }

    [Fact]
    public async Task A_change_that_changes_nothing_is_not_sent()
    {
        var vendor = new RecordedVendor().On("GET", $"{Object}/I-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("item.json")}}}""");
        var command = new SaveProduct { ProductId = "I-ENTRECOTE", Reference = "menu-77", Name = "Entrecôte", IsActive = true };

        (await vendor.Ability<IWrite<SaveProduct>>().WriteAsync(command, Plugged.Write(), TestContext.Current.CancellationToken)).AlreadyDone.ShouldBeTrue();
    }

    [Fact]
    public async Task An_article_number_for_several_forms_a_price_for_an_old_product_and_a_nameless_new_one_are_refused()
    {
        var vendor = new RecordedVendor().On("GET", $"{Object}/I-ENTRECOTE", $$"""{"object":{{Plugged.Fixture("item.json")}}}""");

        (await FaultAsync(vendor, new SaveProduct { ProductId = "I-ENTRECOTE", Reference = "r", Sku = "X" })).ShouldBe("sku");
        (await FaultAsync(vendor, new SaveProduct { ProductId = "I-ENTRECOTE", Reference = "r", Price = new Money(1m, "EUR") })).ShouldBe("price");
        (await FaultAsync(vendor, new SaveProduct { Reference = "r" })).ShouldBe("name");

        static async Task<string> FaultAsync(RecordedVendor vendor, SaveProduct command) =>
            (await Recorded.FaultOfAsync(() => vendor.Ability<IWrite<SaveProduct>>().WriteAsync(command, Plugged.Write(), default))).Fields.Single().Field;
    }

    private static Task<WriteResult> SetAsync(RecordedVendor vendor, decimal price, string? location = null, WriteContext? context = null) =>
        vendor.Ability<IWrite<SetPrice>>().WriteAsync(
            new SetPrice { VariantId = "V-ENTRECOTE", Price = new ProductPrice(new Money(price, "EUR"), location) }, context ?? Plugged.Write(), TestContext.Current.CancellationToken);
}
