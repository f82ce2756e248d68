using System.Globalization;
using LeVieuxMoulin.Connectors.TheFork.Tests.Support;

namespace LeVieuxMoulin.Connectors.TheFork.Tests.Api;

/// <summary>Lists of ids that are cut by days, whose pages move while they are read.</summary>
public sealed class TheForkListsTests
{
    private static readonly DateTimeOffset From = new(2026, 5, 12, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task A_period_that_fits_in_one_answer_is_one_call_a_day_wider_on_both_sides()
    {
        var vendor = new RecordedVendor().On("GET", Changed("2026-05-11", "2026-05-16"), Ids(2, 10_000, "a", "b"));

        var pages = await vendor.Ability<IFeed<Reservation>>().PagesAsync(Request());

        var page = pages.ShouldHaveSingleItem();
        page.Hints.ShouldBe([new RecordHint("a", Plugged.Restaurant), new RecordHint("b", Plugged.Restaurant)]);
        page.Records.ShouldBeEmpty();
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_period_with_more_ids_than_an_answer_holds_is_halved_until_each_fits()
    {
        var vendor = new RecordedVendor()
            .On("GET", Changed("2026-05-11", "2026-05-16"), Ids(4, 3, "a", "b", "c"))
            .On("GET", Changed("2026-05-11", "2026-05-13"), Ids(2, 3, "a", "b"))
            .On("GET", Changed("2026-05-13", "2026-05-16"), Ids(3, 3, "b", "c", "d"));

        var pages = await vendor.Ability<IFeed<Reservation>>().PagesAsync(Request());

        pages.Select(page => string.Join("", page.Hints.Select(hint => hint.Id))).ShouldBe(["ab", "bcd"]);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_day_whose_pages_shift_is_read_until_as_many_ids_are_seen_as_it_counts()
    {
        // Between the pages a booking moved: c slipped from page 2 to page 1, and b, which page 1 had not shown yet, is nowhere.
        var vendor = new RecordedVendor()
            .On("GET", Changed("2026-05-15", "2026-05-16"), Ids(3, 2, "a", "c"))
            .On("GET", Changed("2026-05-15", "2026-05-16", 2), Ids(3, 2, 2, "c"))
            .On("GET", Changed("2026-05-15", "2026-05-16"), Ids(3, 2, "a", "b"));

        var pages = await vendor.Ability<IFeed<Reservation>>().PagesAsync(Request() with { From = new DateTimeOffset(2026, 5, 16, 8, 0, 0, TimeSpan.Zero) });

        pages.ShouldHaveSingleItem().Hints.Select(hint => hint.Id).ShouldBe(["a", "c", "b"]);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_finished_read_begins_again_before_the_day_it_began_on_and_an_empty_answer_moves_nothing()
    {
        var time = new FixedTime(Recorded.Noon);
        var vendor = new RecordedVendor().On("GET", Changed("2026-05-11", "2026-05-16"), Ids(1, 10_000, "a")).On("GET", Changed("2026-05-12", "2026-05-18"), Ids(0, 10_000));
        var feed = Plugged.Connector(vendor, time: time).Capabilities.Find<IFeed<Reservation>>()!;
        var cursor = (await feed.PagesAsync(Request())).Single().Next;
        time.Now = Recorded.Noon.AddDays(2);

        (await feed.PagesAsync(Request() with { After = cursor, Overlap = TimeSpan.FromDays(1) })).ShouldBeEmpty();

        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_read_cut_short_goes_on_at_the_first_day_that_was_not_read()
    {
        var vendor = new RecordedVendor()
            .On("GET", Changed("2026-05-11", "2026-05-16"), Ids(4, 3, "a", "b", "c"))
            .On("GET", Changed("2026-05-11", "2026-05-13"), Ids(2, 3, "a", "b"))
            .On("GET", Changed("2026-05-13", "2026-05-16"), Ids(3, 3, "b", "c", "d"));
        var feed = vendor.Ability<IFeed<Reservation>>();
        Cursor cursor = default;
        await foreach (var page in feed.ReadAsync(Request(), TestContext.Current.CancellationToken))
        {
            cursor = page.Next;
            break;
        }

        var rest = await feed.PagesAsync(Request() with { After = cursor });

        rest.ShouldHaveSingleItem().Hints.Count.ShouldBe(3);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task By_meal_date_the_days_to_come_are_read_too()
    {
        var vendor = new RecordedVendor()
            .On("GET", $"v1/reservations?restaurantUuid={Plugged.Restaurant}&filterBy=mealDate&startDate=2026-05-11&endDate=2027-05-12&limit=10000&page=1", Ids(1, 10_000, "a"))
            .On("GET", $"v1/reservations?restaurantUuid={Plugged.Restaurant}&filterBy=mealDate&startDate=2027-05-12&endDate=2027-06-19&limit=10000&page=1", Ids(1, 10_000, "z"));

        var pages = await vendor.Ability<IFeed<Reservation>>().PagesAsync(Request() with { Basis = FeedBases.Occurred });

        pages.SelectMany(page => page.Hints).Select(hint => hint.Id).ShouldBe(["a", "z"]);
    }

    [Fact]
    public async Task A_list_without_its_count_is_no_empty_list()
    {
        var vendor = new RecordedVendor().On("GET", Changed("2026-05-11", "2026-05-16"), """{"data":[]}""");

        await Should.ThrowAsync<System.Text.Json.JsonException>(() => vendor.Ability<IFeed<Reservation>>().PagesAsync(Request()));
    }

    [Fact]
    public async Task A_cursor_of_somebody_else_is_lost()
    {
        var fault = await Recorded.FaultOfAsync(() => new RecordedVendor().Ability<IFeed<Guest>>().PagesAsync(Request() with { After = new Cursor("?") }));

        fault.Kind.ShouldBe(FaultKind.CursorLost);
    }

    private static FeedRequest Request() => new() { Basis = FeedBases.Changed, From = From, LocationId = Plugged.Restaurant };

    private static string Changed(string from, string to, int page = 1) =>
        $"v1/reservations?restaurantUuid={Plugged.Restaurant}&filterBy=updatedDate&startDate={from}&endDate={to}&limit=10000&page={page}";

    private static string Ids(int total, int limit, params string[] ids) => Ids(total, limit, 1, ids);

    private static string Ids(int total, int limit, int page, params string[] ids) => string.Create(
        CultureInfo.InvariantCulture,
        $$"""{"data":[{{string.Join(',', ids.Select(id => $"\"{id}\""))}}],"totalCount":{{total}},"page":{{page}},"limit":{{limit}}}""");
}
