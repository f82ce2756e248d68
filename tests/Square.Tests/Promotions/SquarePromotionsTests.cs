using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Promotions;

/// <summary>Promotions: four kinds of object in one record, both ways.</summary>
public sealed class SquarePromotionsTests
{
    private const string Retrieve = "v2/catalog/batch-retrieve";
    private const string Upsert = "v2/catalog/batch-upsert";

    private static readonly JsonArray Objects = JsonNode.Parse(Plugged.Fixture("promotion-objects.json"))!.AsArray();

    [Fact]
    public async Task Rule_discount_products_and_hours_make_one_promotion_and_discounts_given_by_hand_are_promotions_too()
    {
        var vendor = new RecordedVendor()
            .On("POST", "v2/catalog/search", $$"""{"objects":{{Objects.ToJsonString()}}}""")
            .On("POST", Retrieve, """{"objects":[{"type":"ITEM","id":"I-MORGON"},{"type":"CATEGORY","id":"C-BEER"}]}""");
        var feed = vendor.Ability<IFeed<Promotion>>();

        var rows = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).Single().Records;

        rows.Select(row => (row.Id, row.Revision)).ShouldBe([("R1", 13), ("D2", 5), ("D3", 6)]);
        feed.Map(rows[0]).ShouldBeRecord("""
            {
              "name": "Happy hour", "isActive": true, "id": "R1",
              "terms": {
                "fraction": 0.2, "isAutomatic": true, "productIds": ["I-MORGON"], "categoryIds": ["C-BEER"],
                "from": "2026-05-01T10:00:00", "until": "2026-09-30T23:59:59", "minimumSpend": {"amount": 20.00, "currency": "EUR"},
                "hours": "BEGIN:VEVENT\nDTSTART:20260501T170000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;BYDAY=MO,TU\nEND:VEVENT"
              }
            }
            """);
        feed.Map(rows[1]).ShouldBeRecord("""
            {"name": "Geste", "isActive": true, "id": "D2", "terms": {"amount": {"amount": 3.00, "currency": "EUR"}, "isAutomatic": false, "productIds": [], "categoryIds": []}}
            """);
        feed.Map(rows[2]).Terms.Fraction.ShouldBeNull();
    }

    [Fact]
    public async Task An_account_without_promotions_gives_no_page() =>
        (await new RecordedVendor().On("POST", "v2/catalog/search", "{}").Ability<IFeed<Promotion>>().PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).ShouldBeEmpty();

    [Fact]
    public async Task A_new_promotion_goes_out_as_one_batch_and_comes_back_with_the_same_terms()
    {
        var vendor = new EchoingCatalog();
        var promotion = vendor.Connector();
        var command = new SavePromotion
        {
            Name = "Midi",
            Terms = new PromotionTerms
            {
                Fraction = 0.125m,
                IsAutomatic = true,
                ProductIds = ["I-MORGON"],
                CategoryIds = ["C-BEER"],
                From = new DateTime(2026, 6, 1, 12, 0, 0),
                Until = new DateTime(2026, 6, 30, 14, 30, 0),
                Hours = "BEGIN:VEVENT\nDTSTART:20260601T120000\nDURATION:PT2H\nEND:VEVENT\nBEGIN:VEVENT\nDTSTART:20260601T180000\nDURATION:PT1H\nEND:VEVENT",
                MinimumSpend = new Money(15m, "EUR"),
            },
        };

        var result = await promotion.Find<IWrite<SavePromotion>>()!.WriteAsync(command, Plugged.Write(), TestContext.Current.CancellationToken);

        result.RecordId.ShouldBe("ID-rule");
        vendor.Body["idempotency_key"]!.GetValue<string>().ShouldBe("op-1");
        vendor.Body["batches"]!.AsArray().ShouldHaveSingleItem()!["objects"].ShouldBeJson("""
            [
              {"type": "DISCOUNT", "id": "#discount", "discount_data": {"name": "Midi", "discount_type": "FIXED_PERCENTAGE", "percentage": "12.5"}},
              {"type": "PRODUCT_SET", "id": "#products", "product_set_data": {"product_ids_any": ["I-MORGON", "C-BEER"]}},
              {"type": "TIME_PERIOD", "id": "#period-0", "time_period_data": {"event": "BEGIN:VEVENT\nDTSTART:20260601T120000\nDURATION:PT2H\nEND:VEVENT"}},
              {"type": "TIME_PERIOD", "id": "#period-1", "time_period_data": {"event": "BEGIN:VEVENT\nDTSTART:20260601T180000\nDURATION:PT1H\nEND:VEVENT"}},
              {"type": "PRICING_RULE", "id": "#rule", "pricing_rule_data": {
                "name": "Midi", "discount_id": "#discount", "match_products_id": "#products", "time_period_ids": ["#period-0", "#period-1"],
                "valid_from_date": "2026-06-01", "valid_from_local_time": "12:00:00", "valid_until_date": "2026-06-30", "valid_until_local_time": "14:30:00",
                "minimum_order_subtotal_money": {"amount": 1500, "currency": "EUR"}}}
            ]
            """);
        Recorded.Json(promotion.Find<IFeed<Promotion>>()!.Map(result.After!).Terms).ShouldBeJson(Recorded.Json(command.Terms));
    }

    [Fact]
    public async Task A_changed_promotion_keeps_what_its_terms_do_not_say()
    {
        var vendor = new RecordedVendor()
            .On("POST", Retrieve, $$"""{"objects":[{{Of("R1")}}],"related_objects":[{{Of("D1")}},{{Of("S1")}},{{Of("T1")}}]}""")
            .On("POST", Upsert, $$"""{"objects":[{{Of("R1")}},{{Of("D1")}},{{Of("S1")}},{{Of("T1")}}]}""");
        var command = new SavePromotion
        {
            PromotionId = "R1",
            Name = "Happy hour",
            Terms = new PromotionTerms { Fraction = 0.25m, IsAutomatic = true, ProductIds = ["I-MORGON"], CategoryIds = ["C-BEER"], From = new DateTime(2026, 5, 1, 10, 0, 0) },
        };

        var result = await vendor.Ability<IWrite<SavePromotion>>().WriteAsync(command, Plugged.Write(), TestContext.Current.CancellationToken);

        result.RecordId.ShouldBe("R1");
        var sent = vendor.Seen[1].Json["batches"]![0]!["objects"]!.AsArray().ToDictionary(sent => sent!["id"]!.GetValue<string>(), sent => sent!);
        sent["D1"]["discount_data"].ShouldBeJson("""{"name": "Happy hour", "discount_type": "FIXED_PERCENTAGE", "percentage": "25", "label_color": "9da2a6"}""");
        sent["S1"]["product_set_data"].ShouldBeJson("""{"product_ids_any": ["I-MORGON", "C-BEER"], "quantity_min": 2}""");
        sent["R1"].ShouldBeJson("""
            {"type": "PRICING_RULE", "id": "R1", "version": 11, "updated_at": "2026-05-01T00:00:00Z", "pricing_rule_data": {
              "name": "Happy hour", "discount_id": "D1", "match_products_id": "S1", "valid_from_date": "2026-05-01", "valid_from_local_time": "10:00:00", "customer_group_ids_any": ["G-REGULARS"]}}
            """);
        sent.ContainsKey("T1").ShouldBeFalse();
    }

    [Fact]
    public async Task A_promotion_found_by_name_and_terms_after_a_lost_answer_is_not_made_twice()
    {
        var vendor = new RecordedVendor()
            .On("POST", "v2/catalog/search", $$"""{"objects":[{{Of("D2")}}]}""")
            .On("POST", Retrieve, $$"""{"objects":[{{Of("D2")}}]}""");
        var command = new SavePromotion { Name = "Geste", Terms = new PromotionTerms { Amount = new Money(3m, "EUR") } };

        var result = await vendor.Ability<IWrite<SavePromotion>>().WriteAsync(command, Plugged.Write(firstSentAt: Recorded.Noon), TestContext.Current.CancellationToken);

        (result.RecordId, result.AlreadyDone).ShouldBe(("D2", true));
    }

    [Fact]
    public async Task Terms_that_the_vendor_cannot_hold_are_refused_and_none_is_dropped()
    {
        (await RefusalAsync(new PromotionTerms { Fraction = 0.1m, Code = "MIDI" })).Kind.ShouldBe(FaultKind.Unsupported);
        (await RefusalAsync(new PromotionTerms { Fraction = 0.1m, ProductIds = ["I"] })).Kind.ShouldBe(FaultKind.Unsupported);
        (await RefusalAsync(new PromotionTerms { Fraction = 0.1m, MinimumSpend = new Money(1m, "EUR") })).Kind.ShouldBe(FaultKind.Unsupported);
        (await RefusalAsync(new PromotionTerms { IsAutomatic = true })).Kind.ShouldBe(FaultKind.Validation);
        (await RefusalAsync(new PromotionTerms { Fraction = 0.1m, Amount = new Money(1m, "EUR") })).Kind.ShouldBe(FaultKind.Validation);
        (await RefusalAsync(new PromotionTerms { Fraction = 1.1m })).Fields.Single().Field.ShouldBe("terms.fraction");
        (await RefusalAsync(new PromotionTerms { Amount = new Money(1.005m, "EUR") })).Fields.Single().Field.ShouldBe("terms.amount");
        (await RefusalAsync(new PromotionTerms { Fraction = 0.1m, IsAutomatic = true, Hours = "DTSTART:20260601T120000\nDTEND:20260601T140000" })).Fields.Single().Field.ShouldBe("terms.hours");
        (await RefusalAsync(new PromotionTerms { Fraction = 0.1m, IsAutomatic = true, From = new DateTime(2026, 6, 2), Until = new DateTime(2026, 6, 1) })).Fields.Single().Field.ShouldBe("terms.until");
        (await RefusalAsync(new PromotionTerms { Fraction = 0.1m, IsAutomatic = true, From = new DateTime(2026, 6, 2).AddMilliseconds(5) })).Fields.Single().Field.ShouldBe("terms.from");
        (await RefusalAsync(new PromotionTerms { Fraction = 0.1m, IsAutomatic = true, ProductIds = [.. Enumerable.Range(0, 501).Select(n => $"I{n}")] })).Fields.Single().Field.ShouldBe("terms.productIds");
    }

    [Fact]
    public async Task An_ended_promotion_keeps_its_record_and_gets_an_end_that_is_past_at_every_venue()
    {
        var vendor = new RecordedVendor().On("POST", Retrieve, $$"""{"objects":[{{Of("R1")}}]}""").On("POST", "v2/catalog/object", $$"""{"catalog_object":{{Of("R1")}}}""");
        VenueSettings[] venues =
        [
            new() { LocationId = "L1", TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" },
            new() { LocationId = "L2", TimeZone = TimeZoneInfo.FindSystemTimeZoneById("America/Martinique"), Currency = "EUR" },
        ];

        await vendor.Ability<IWrite<EndPromotion>>("{}", venues).WriteAsync(new EndPromotion { PromotionId = "R1" }, Plugged.Write(), TestContext.Current.CancellationToken);

        var rule = vendor.Seen[1].Json["object"]!["pricing_rule_data"]!;
        (rule["valid_until_date"]!.GetValue<string>(), rule["valid_until_local_time"]!.GetValue<string>()).ShouldBe(("2026-05-14", "08:00:00"));
        rule["customer_group_ids_any"].ShouldBeJson("""["G-REGULARS"]""");
    }

    [Fact]
    public async Task A_discount_given_by_hand_and_a_rule_that_has_not_begun_are_deleted_and_what_is_gone_is_done()
    {
        var byHand = new RecordedVendor().On("POST", Retrieve, $$"""{"objects":[{{Of("D2")}}]}""").On("DELETE", "v2/catalog/object/D2", """{"deleted_object_ids":["D2"]}""");
        var future = new RecordedVendor()
            .On("POST", Retrieve, $$"""{"objects":[{{Of("R1").Replace("2026-05-01\"", "2026-08-01\"", StringComparison.Ordinal)}}]}""")
            .On("DELETE", "v2/catalog/object/R1", "{}");
        var over = new RecordedVendor().On("POST", Retrieve, $$"""{"objects":[{{Of("R1").Replace("2026-09-30", "2026-05-10", StringComparison.Ordinal)}}]}""");

        (await EndAsync(byHand, "D2")).AlreadyDone.ShouldBeFalse();
        (await EndAsync(future, "R1")).AlreadyDone.ShouldBeFalse();
        (await EndAsync(over, "R1")).AlreadyDone.ShouldBeTrue();
        (await EndAsync(new RecordedVendor().On("POST", Retrieve, "{}"), "R9")).AlreadyDone.ShouldBeTrue();
        byHand.ShouldBeDone();
        future.ShouldBeDone();
    }

    private static Task<WriteResult> EndAsync(RecordedVendor vendor, string id) =>
        vendor.Ability<IWrite<EndPromotion>>().WriteAsync(new EndPromotion { PromotionId = id }, Plugged.Write(), TestContext.Current.CancellationToken);

    private static Task<Fault> RefusalAsync(PromotionTerms terms) => Recorded.FaultOfAsync(() =>
        new RecordedVendor().Ability<IWrite<SavePromotion>>().WriteAsync(new SavePromotion { Name = "n", Terms = terms }, Plugged.Write(), TestContext.Current.CancellationToken));

    private static string Of(string id) => Objects.Single(part => part!["id"]!.GetValue<string>() == id)!.ToJsonString();

    /// <summary>Stores a batch as the vendor does: temporary ids become real ones, everywhere.</summary>
    private sealed class EchoingCatalog : HttpMessageHandler
    {
        public JsonNode Body { get; private set; } = new JsonObject();

        public CapabilitySet Connector() => new SquarePlugin().Create(Plugged.Context(new HttpClient(this) { BaseAddress = new Uri("https://square.test/") }, "{}")).Capabilities;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Body = JsonNode.Parse(await request.Content!.ReadAsStringAsync(cancellationToken))!;
            var objects = Body["batches"]![0]!["objects"]!.AsArray();
            var mappings = string.Join(',', objects.Select(part => part!["id"]!.GetValue<string>()).Select(id => $$"""{"client_object_id":"{{id}}","object_id":"{{id.Replace("#", "ID-", StringComparison.Ordinal)}}"}"""));
            var stored = objects.ToJsonString().Replace("#", "ID-", StringComparison.Ordinal);
            return new HttpResponseMessage { Content = new StringContent($$"""{"objects":{{stored}},"id_mappings":[{{mappings}}]}""", Encoding.UTF8, "application/json") };
        }
    }
}
