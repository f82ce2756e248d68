using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Stock;

/// <summary>Stock read and stated.</summary>
public sealed class SquareStockTests
{
    private const string Retrieve = "v2/inventory/counts/batch-retrieve";
    private const string Count = """{"catalog_object_id":"V1","catalog_object_type":"ITEM_VARIATION","location_id":"L1","quantity":"12.5","state":"IN_STOCK","calculated_at":"2026-05-14T10:00:00Z"}""";

    [Fact]
    public async Task A_count_has_an_id_of_form_and_place_and_only_what_may_be_sold_is_asked_for()
    {
        var vendor = new RecordedVendor().On("POST", Retrieve, $$"""{"counts":[{{Count}}],"errors":[]}""").On("POST", Retrieve, "{}");
        var feed = vendor.Ability<IFeed<StockLevel>>();

        var page = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed })).Single();
        await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed, After = page.Next, Overlap = TimeSpan.FromMinutes(5) });

        feed.Map(page.Records[0]).ShouldBeRecord("""
            {"variantId": "V1", "onHand": {"value": 12.5, "unit": "C62"}, "countedAt": "2026-05-14T10:00:00+00:00", "id": "V1/L1", "locationId": "L1"}
            """);
        page.Records[0].Id.ShouldBe("V1/L1");
        vendor.Seen[0].Json.ShouldBeJson("""{"location_ids":["L1"],"states":["IN_STOCK"],"limit":1000}""");
        vendor.Seen[1].Json["updated_after"]!.GetValue<string>().ShouldBe("2026-05-14T09:55:00Z");
    }

    [Fact]
    public async Task Newest_first_means_the_mark_waits_for_the_last_page()
    {
        var older = Count.Replace("V1", "V2", StringComparison.Ordinal).Replace("10:00:00", "09:00:00", StringComparison.Ordinal);
        var vendor = new RecordedVendor()
            .On("POST", Retrieve, $$"""{"counts":[{{Count}}],"cursor":"p2"}""")
            .On("POST", Retrieve, $$"""{"counts":[{{older}}]}""")
            .Error("POST", Retrieve, "INVALID_CURSOR", 400)
            .On("POST", Retrieve, "{}");
        var feed = vendor.Ability<IFeed<StockLevel>>();
        var pages = await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed });

        await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed, After = pages[0].Next });

        vendor.Seen[2].Json["cursor"]!.GetValue<string>().ShouldBe("p2");
        vendor.Seen[3].Json["updated_after"].ShouldBeNull();
    }

    [Fact]
    public async Task A_count_is_stated_with_its_key_and_its_time_and_comes_back_as_a_record()
    {
        var vendor = new RecordedVendor().On("POST", "v2/inventory/changes/batch-create", $$"""{"counts":[{{Count}}],"errors":[]}""");

        var result = await vendor.Ability<IWrite<SetStock>>().WriteAsync(Command(), Plugged.Write(), TestContext.Current.CancellationToken);

        (result.RecordId, result.After!.Id).ShouldBe(("V1/L1", "V1/L1"));
        vendor.Seen[0].Kind.ShouldBe(CallKind.RepeatableWrite);
        vendor.Seen[0].Json.ShouldBeJson("""
            {
              "idempotency_key": "op-1", "ignore_unchanged_counts": false,
              "changes": [{"type": "PHYSICAL_COUNT", "physical_count": {
                "catalog_object_id": "V1", "location_id": "L1", "quantity": "12.5", "state": "IN_STOCK", "occurred_at": "2026-05-14T12:00:00Z", "reference_id": "op-1"}}]
            }
            """);
    }

    [Fact]
    public async Task A_stock_that_moved_since_it_was_seen_is_a_conflict()
    {
        var vendor = new RecordedVendor().On("GET", "v2/inventory/V1?location_ids=L1", $$"""{"counts":[{{Count}}]}""");
        var context = Plugged.Write() with { IfUnchangedSince = new DateTimeOffset(2026, 5, 14, 9, 0, 0, TimeSpan.Zero) };

        (await Recorded.FaultOfAsync(() => vendor.Ability<IWrite<SetStock>>().WriteAsync(Command(), context, default))).Kind.ShouldBe(FaultKind.Conflict);
        (await Recorded.FaultOfAsync(() => vendor.Ability<IWrite<SetStock>>().WriteAsync(Command(), Plugged.Write(ifRevision: 3), default))).Kind.ShouldBe(FaultKind.Unsupported);
    }

    private static SetStock Command() => new() { VariantId = "V1", LocationId = "L1", OnHand = new Quantity(12.50m), CountedAt = Recorded.Noon };
}
