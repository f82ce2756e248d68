using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Catalog;

/// <summary>Products and categories.</summary>
public sealed class SquareProductsTests
{
    private const string Search = "v2/catalog/search";

    [Fact]
    public void A_product_has_its_forms_with_their_prices_by_place() =>
        new RecordedVendor().Ability<IFeed<Product>>().Map(Recorded.Raw(Plugged.Fixture("item.json"))).ShouldBeRecord("""
            {
              "name": "Entrecôte", "categoryIds": ["C-MEAT"], "isActive": true,
              "variants": [
                {
                  "id": "V-ENTRECOTE", "name": "Normale", "sku": "ENT-1", "barcodes": ["3760000000017"], "price": {"amount": 24.50, "currency": "EUR"},
                  "otherPrices": [{"amount": {"amount": 26.00, "currency": "EUR"}, "locationId": "L2"}], "unit": "C62"
                },
                {"id": "V-POIDS", "name": "Au poids", "barcodes": [], "otherPrices": [], "unit": "C62"}
              ],
              "id": "I-ENTRECOTE"
            }
            """);

    [Fact]
    public async Task A_product_is_as_new_as_its_newest_form()
    {
        var vendor = new RecordedVendor().On("POST", Search, $$"""{"objects":[{{Plugged.Fixture("item.json")}}],"latest_time":"2026-05-03T00:00:00Z"}""");

        var row = (await vendor.Ability<IFeed<Product>>().PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).Single().Records.Single();

        (row.Revision, row.ChangedAt).ShouldBe((140, new DateTimeOffset(2026, 5, 2, 10, 0, 0, TimeSpan.Zero)));
        vendor.Seen[0].Json.ShouldBeJson("""{"object_types":["ITEM"],"limit":1000,"include_deleted_objects":false}""");
        vendor.Seen[0].Kind.ShouldBe(CallKind.Read);
    }

    [Fact]
    public async Task Later_reads_see_deletions_and_changed_forms_and_begin_at_the_time_the_vendor_named()
    {
        var vendor = new RecordedVendor()
            .On("POST", Search, $$"""{"objects":[{{Plugged.Fixture("item.json")}}],"latest_time":"2026-05-03T00:00:00Z"}""")
            .On("POST", Search, """
                {
                  "latest_time": "2026-05-04T00:00:00Z",
                  "objects": [
                    {"type": "ITEM", "id": "I-OLD", "version": 7, "updated_at": "2026-05-03T09:00:00Z", "is_deleted": true},
                    {"type": "ITEM_VARIATION", "id": "V-ENTRECOTE", "version": 150, "updated_at": "2026-05-03T10:00:00Z", "item_variation_data": {"item_id": "I-ENTRECOTE"}}
                  ]
                }
                """)
            .On("POST", Search, """{"latest_time":"2026-05-05T00:00:00Z"}""")
            .On("POST", Search, "{}");
        var feed = vendor.Ability<IFeed<Product>>();
        var request = new FeedRequest { Basis = FeedBases.Changed, Overlap = TimeSpan.FromHours(1) };

        var first = await feed.PagesAsync(request);
        var second = await feed.PagesAsync(request with { After = first[^1].Next });
        (await feed.PagesAsync(request with { After = second[^1].Next })).ShouldBeEmpty();
        (await feed.PagesAsync(request with { After = second[^1].Next })).ShouldBeEmpty();

        vendor.Seen[1].Json.ShouldBeJson("""{"object_types":["ITEM","ITEM_VARIATION"],"limit":1000,"begin_time":"2026-05-02T23:00:00Z","include_deleted_objects":true}""");
        second[0].Removals.ShouldBe([new Removal("I-OLD", RemovalReason.Deleted, new DateTimeOffset(2026, 5, 3, 9, 0, 0, TimeSpan.Zero))]);
        second[0].Hints.ShouldBe([new RecordHint("I-ENTRECOTE", null, 150, new DateTimeOffset(2026, 5, 3, 10, 0, 0, TimeSpan.Zero))]);
        vendor.Seen[2].Json["begin_time"]!.GetValue<string>().ShouldBe("2026-05-03T23:00:00Z");
        vendor.Seen[3].Json["begin_time"]!.GetValue<string>().ShouldBe("2026-05-03T23:00:00Z");
    }

    [Fact]
    public async Task A_catalogue_of_two_pages_moves_the_mark_only_with_the_last_and_to_the_time_of_the_first()
    {
        var item = Plugged.Fixture("item.json");
        var vendor = new RecordedVendor()
            .On("POST", Search, $$"""{"objects":[{{item}}],"cursor":"p2","latest_time":"2026-05-03T00:00:00Z"}""")
            .Error("POST", Search, "INVALID_CURSOR", 400)
            .On("POST", Search, $$"""{"objects":[{{item}}],"cursor":"p2","latest_time":"2026-05-03T01:00:00Z"}""")
            .On("POST", Search, $$"""{"objects":[{{item}}],"latest_time":"2026-05-03T02:00:00Z"}""")
            .On("POST", Search, "{}");
        var feed = vendor.Ability<IFeed<Product>>();
        var pages = await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed });

        await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed, After = pages[^1].Next });

        vendor.Seen[2].Json["cursor"].ShouldBeNull();
        vendor.Seen[4].Json["begin_time"]!.GetValue<string>().ShouldBe("2026-05-03T01:00:00Z");
    }

    [Fact]
    public async Task Products_are_fetched_by_id_and_deleted_ones_are_removed()
    {
        var vendor = new RecordedVendor().On("POST", "v2/catalog/batch-retrieve", $$"""{"objects":[{{Plugged.Fixture("item.json")}},{"type":"ITEM","id":"I-OLD","is_deleted":true}]}""");

        var batch = await vendor.Ability<IFetch<Product>>().FetchAsync([new("I-ENTRECOTE"), new("I-OLD"), new("I-NONE")], TestContext.Current.CancellationToken);

        batch.Records.ShouldHaveSingleItem().Revision.ShouldBe(140);
        batch.Removals.Select(removal => removal.Id).ShouldBe(["I-OLD", "I-NONE"]);
    }

    [Theory]
    [InlineData("""{"type":"ITEM","id":"I","item_data":{"name":"n","is_archived":true,"variations":[]}}""", false)]
    [InlineData("""{"type":"ITEM","id":"I","present_at_all_locations":false,"item_data":{"name":"n","variations":[]}}""", false)]
    [InlineData("""{"type":"ITEM","id":"I","present_at_all_locations":false,"present_at_location_ids":["L1"],"item_data":{"name":"n","variations":[]}}""", true)]
    [InlineData("""{"type":"ITEM","id":"I","item_data":{"name":"n","category_id":"C","variations":[]}}""", true)]
    public void A_product_is_on_sale_unless_put_away_or_present_nowhere(string json, bool expected) =>
        new RecordedVendor().Ability<IFeed<Product>>().Map(Recorded.Raw(json)).IsActive.ShouldBe(expected);

    [Fact]
    public async Task The_unit_that_an_item_points_at_comes_with_its_row()
    {
        const string Measured = """{"type":"ITEM","id":"I-COMTE","version":1,"item_data":{"name":"Comté","variations":[{"type":"ITEM_VARIATION","id":"V1","item_variation_data":{"measurement_unit_id":"U-KG"}},{"type":"ITEM_VARIATION","id":"V2","item_variation_data":{"measurement_unit_id":"U-GONE"}}]}}""";
        var vendor = new RecordedVendor()
            .On("POST", Search, $$"""{"objects":[{{Measured}},{{Plugged.Fixture("item.json")}}]}""")
            .On("POST", "v2/catalog/batch-retrieve", """{"objects":[{"type":"MEASUREMENT_UNIT","id":"U-KG","measurement_unit_data":{"measurement_unit":{"weight_unit":"METRIC_KILOGRAM"},"precision":3}}]}""");
        var feed = vendor.Ability<IFeed<Product>>();

        var rows = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).Single().Records;

        vendor.Seen[1].Json["object_ids"].ShouldBeJson("""["U-KG","U-GONE"]""");
        feed.Map(rows[0]).Variants.Select(variant => variant.Unit).ShouldBe(["KGM", "ZZ"]);
        feed.Map(rows[1]).Variants.Select(variant => variant.Unit).ShouldBe(["C62", "C62"]);
    }

    [Fact]
    public void A_category_knows_the_one_above() =>
        new RecordedVendor().Ability<IFeed<Category>>().Map(Recorded.Raw("""{"type":"CATEGORY","id":"C-MEAT","category_data":{"name":"Viandes","parent_category":{"id":"C-FOOD","ordinal":1}}}"""))
            .ShouldBeRecord("""{"name":"Viandes","parentId":"C-FOOD","id":"C-MEAT"}""");
}
