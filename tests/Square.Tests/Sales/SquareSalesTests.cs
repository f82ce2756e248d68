using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Sales;

/// <summary>How bills are read: windows, page tokens, marks.</summary>
public sealed class SquareSalesTests
{
    private const string Search = "v2/orders/search";

    private static readonly DateTimeOffset Monday = new(2026, 5, 11, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_question_is_sorted_by_the_time_it_filters_and_is_marked_as_a_read()
    {
        var vendor = new RecordedVendor().On("POST", Search, Orders(null, ("A", "2026-05-11T10:00:00Z")));

        var pages = await vendor.Ability<IFeed<Sale>>().PagesAsync(Changed(from: Monday));

        vendor.Seen[0].Kind.ShouldBe(CallKind.Read);
        vendor.Seen[0].Json.ShouldBeJson("""
            {
              "location_ids": ["L1"], "limit": 1000, "return_entries": false,
              "query": {"filter": {"date_time_filter": {"updated_at": {"start_at": "2026-05-11T00:00:00Z"}}}, "sort": {"sort_field": "UPDATED_AT", "sort_order": "ASC"}}
            }
            """);
        var row = pages.ShouldHaveSingleItem().Records.ShouldHaveSingleItem();
        (row.Id, row.LocationId, row.Revision, row.ChangedAt).ShouldBe(("A", "L1", 3, Monday.AddHours(10)));
    }

    [Fact]
    public async Task A_period_is_read_by_its_closing_time_and_in_closed_states()
    {
        var vendor = new RecordedVendor().On("POST", Search, Orders(null, ("A", "2026-05-11T10:00:00Z")));

        await vendor.Ability<IFeed<Sale>>().PagesAsync(new FeedRequest { Basis = FeedBases.Occurred, From = Monday, Until = Monday.AddDays(1) });

        vendor.Seen[0].Json["query"].ShouldBeJson("""
            {
              "filter": {
                "date_time_filter": {"closed_at": {"start_at": "2026-05-11T00:00:00Z", "end_at": "2026-05-12T00:00:00Z"}},
                "state_filter": {"states": ["COMPLETED", "CANCELED"]}
              },
              "sort": {"sort_field": "CLOSED_AT", "sort_order": "ASC"}
            }
            """);
    }

    [Fact]
    public async Task A_read_resumes_at_its_token_with_the_very_same_question()
    {
        var vendor = new RecordedVendor()
            .On("POST", Search, Orders("t1", ("A", "2026-05-11T10:00:00Z")))
            .On("POST", Search, Orders(null, ("B", "2026-05-11T11:00:00Z")))
            .On("POST", Search, Orders(null, ("B", "2026-05-11T11:00:00Z")));
        var feed = vendor.Ability<IFeed<Sale>>();
        var pages = await feed.PagesAsync(Changed(from: Monday));

        await feed.PagesAsync(Changed(after: pages[0].Next));

        vendor.Seen[1].Json.ShouldBeJson(vendor.Seen[2].Body);
        vendor.Seen[2].Json["cursor"]!.GetValue<string>().ShouldBe("t1");
        Start(vendor.Seen[2]).ShouldBe("2026-05-11T00:00:00Z");
    }

    [Fact]
    public async Task A_dead_token_begins_again_a_second_before_the_newest_bill_seen()
    {
        var vendor = new RecordedVendor()
            .On("POST", Search, Orders("t1", ("A", "2026-05-11T10:00:00Z")))
            .Error("POST", Search, "INVALID_CURSOR", 400)
            .On("POST", Search, Orders(null, ("A", "2026-05-11T10:00:00Z"), ("B", "2026-05-11T11:00:00Z")));
        var pages = await vendor.Ability<IFeed<Sale>>().PagesAsync(Changed(from: Monday));

        pages.Count.ShouldBe(2);
        vendor.Seen[2].Json["cursor"].ShouldBeNull();
        Start(vendor.Seen[2]).ShouldBe("2026-05-11T09:59:59Z", "others may share the time of the newest bill");
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_cursor_refused_without_a_token_is_not_swallowed()
    {
        var vendor = new RecordedVendor().Error("POST", Search, "INVALID_CURSOR", 400);

        var fault = await Recorded.FaultOfAsync(() => vendor.Ability<IFeed<Sale>>().PagesAsync(Changed(from: Monday)));

        fault.Kind.ShouldBe(FaultKind.CursorLost);
    }

    [Fact]
    public async Task The_overlap_turns_the_question_back_and_never_the_mark()
    {
        var vendor = new RecordedVendor()
            .On("POST", Search, Orders(null, ("A", "2026-05-11T10:00:00Z")))
            .On("POST", Search, Orders(null, ("OLD", "2026-05-10T10:00:00Z")))
            .On("POST", Search, Orders(null, ("A", "2026-05-11T10:00:00Z")));
        var feed = vendor.Ability<IFeed<Sale>>();

        var first = await feed.PagesAsync(Changed(from: Monday));
        var second = await feed.PagesAsync(Changed(after: first[^1].Next, overlap: TimeSpan.FromHours(72)));
        await feed.PagesAsync(Changed(after: second[^1].Next, overlap: TimeSpan.FromHours(72)));

        Start(vendor.Seen[1]).ShouldBe("2026-05-08T10:00:00Z");
        Start(vendor.Seen[2]).ShouldBe("2026-05-08T10:00:00Z");
    }

    [Fact]
    public async Task An_empty_answer_gives_no_page_and_so_moves_nothing()
    {
        var vendor = new RecordedVendor().On("POST", Search, "{}").On("POST", Search, """{"orders":[]}""");
        var feed = vendor.Ability<IFeed<Sale>>();

        (await feed.PagesAsync(Changed(from: Monday))).ShouldBeEmpty();
        (await feed.PagesAsync(Changed(from: Monday))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_page_without_rows_but_with_a_token_goes_on_and_the_same_token_twice_is_a_loop()
    {
        var vendor = new RecordedVendor()
            .On("POST", Search, """{"orders":[],"cursor":"t1"}""")
            .On("POST", Search, """{"cursor":"t1"}""");

        var fault = await Recorded.FaultOfAsync(() => vendor.Ability<IFeed<Sale>>().PagesAsync(Changed(from: Monday)));

        fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
    }

    [Fact]
    public async Task Eleven_locations_are_two_searches_each_with_its_own_mark()
    {
        var locations = string.Join(',', Enumerable.Range(10, 11).Select(n => $$"""{"id":"L{{n}}","name":"n"}"""));
        var vendor = new RecordedVendor()
            .On("GET", "v2/locations", $$"""{"locations":[{{locations}}]}""")
            .On("POST", Search, Orders(null, ("A", "2026-05-11T10:00:00Z")))
            .On("POST", Search, Orders(null, ("B", "2026-05-11T11:00:00Z")))
            .On("POST", Search, Orders(null, ("A", "2026-05-11T10:00:00Z")))
            .On("POST", Search, Orders(null, ("B", "2026-05-11T11:00:00Z")));
        var feed = vendor.Ability<IFeed<Sale>>("{}");

        var first = await feed.PagesAsync(Changed(from: Monday));
        await feed.PagesAsync(Changed(after: first[^1].Next));

        vendor.Seen[1].Json["location_ids"]!.AsArray().Count.ShouldBe(10);
        vendor.Seen[2].Json["location_ids"].ShouldBeJson("""["L20"]""");
        Start(vendor.Seen[3]).ShouldBe("2026-05-11T10:00:00Z");
        Start(vendor.Seen[4]).ShouldBe("2026-05-11T11:00:00Z");
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task Configured_venues_narrow_the_search_without_a_call()
    {
        var vendor = new RecordedVendor().On("POST", Search, "{}");
        var venue = new VenueSettings { LocationId = "L7", TimeZone = TimeZoneInfo.Utc, Currency = "EUR" };

        await vendor.Ability<IFeed<Sale>>("{}", venue).PagesAsync(Changed(from: Monday));

        vendor.Seen[0].Json["location_ids"].ShouldBeJson("""["L7"]""");
    }

    [Fact]
    public async Task A_cursor_that_is_not_ours_is_lost_not_fatal()
    {
        var fault = await Recorded.FaultOfAsync(() => new RecordedVendor().Ability<IFeed<Sale>>().PagesAsync(Changed(after: new Cursor("page 2"))));

        fault.Kind.ShouldBe(FaultKind.CursorLost);
    }

    [Fact]
    public async Task Bills_are_fetched_by_id_and_those_that_are_gone_are_removed()
    {
        var vendor = new RecordedVendor().On("POST", "v2/orders/batch-retrieve", Orders(null, ("A", "2026-05-11T10:00:00Z")));
        var fetch = vendor.Ability<IFetch<Sale>>();

        var batch = await fetch.FetchAsync([new RecordHint("A"), new RecordHint("B")], TestContext.Current.CancellationToken);

        fetch.MaxBatch.ShouldBe(100);
        vendor.Seen[0].Json.ShouldBeJson("""{"order_ids":["A","B"]}""");
        batch.Records.ShouldHaveSingleItem().Id.ShouldBe("A");
        batch.Removals.ShouldBe([new Removal("B", RemovalReason.Deleted)]);
    }

    [Fact]
    public async Task An_error_inside_a_good_answer_is_an_error()
    {
        var vendor = new RecordedVendor().On("POST", Search, """{"orders":[],"errors":[{"category":"API_ERROR","code":"SERVICE_UNAVAILABLE"}]}""");

        var fault = await Recorded.FaultOfAsync(() => vendor.Ability<IFeed<Sale>>().PagesAsync(Changed(from: Monday)));

        (fault.Kind, fault.Code).ShouldBe((FaultKind.Unavailable, "SERVICE_UNAVAILABLE"));
    }

    private static FeedRequest Changed(DateTimeOffset? from = null, Cursor? after = null, TimeSpan overlap = default) =>
        new() { Basis = FeedBases.Changed, From = from, After = after, Overlap = overlap };

    private static string? Start(SeenRequest seen) => seen.Json["query"]!["filter"]?["date_time_filter"]!["updated_at"]!["start_at"]!.GetValue<string>();

    private static string Orders(string? token, params (string Id, string UpdatedAt)[] orders)
    {
        var rows = string.Join(',', orders.Select(order => $$"""{"id":"{{order.Id}}","location_id":"L1","version":3,"updated_at":"{{order.UpdatedAt}}"}"""));
        return token is null ? $$"""{"orders":[{{rows}}]}""" : $$"""{"cursor":"{{token}}","orders":[{{rows}}]}""";
    }
}
