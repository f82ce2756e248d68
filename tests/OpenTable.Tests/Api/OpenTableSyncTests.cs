using System.Globalization;
using LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Api;

/// <summary>Lists by offset, whose rows move while they are read.</summary>
public sealed class OpenTableSyncTests
{
    private const string All = "sync/v2/reservations?rid=4711&limit=1000&offset=";

    [Fact]
    public async Task Pages_overlap_and_the_mark_is_the_newest_change_of_all()
    {
        var vendor = new RecordedVendor().On("GET", All + 0, Rows(true, 1, 2, 3, 9, 5, 6, 7, 8)).On("GET", All + 6, Rows(false, 7, 8, 4));
        var feed = vendor.Ability<IFeed<Reservation>>();

        var pages = await feed.PagesAsync(Request());

        pages.Select(page => page.Records.Count).ShouldBe([8, 3]);
        vendor.On("GET", "sync/v2/reservations?rid=4711&updated_after=2026-05-12T00%3A09%3A00Z&limit=1000&offset=0", Rows(false));
        (await feed.PagesAsync(Request() with { After = pages[^1].Next, Overlap = TimeSpan.FromDays(2) })).ShouldBeEmpty("an empty answer moves nothing");
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task When_rows_have_moved_over_the_edge_of_a_page_the_list_is_read_again()
    {
        // While page 2 was asked for, four rows of page 1 changed and went to the end: 9 and 10 slipped to where page 1 had been read.
        var vendor = new RecordedVendor()
            .On("GET", All + 0, Rows(true, 1, 2, 3, 4, 5, 6, 7, 8))
            .On("GET", All + 6, Rows(false, 11, 12, 13))
            .On("GET", All + 0, Rows(true, 5, 6, 7, 8, 9, 10, 11, 12))
            .On("GET", All + 6, Rows(false, 11, 12, 13, 1, 2, 3, 4));

        var pages = await vendor.Ability<IFeed<Reservation>>().PagesAsync(Request());

        pages.SelectMany(page => page.Records).Select(row => row.Id).Distinct().Count().ShouldBe(13);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_read_is_taken_up_at_its_page()
    {
        var vendor = new RecordedVendor().On("GET", All + 0, Rows(true, 1, 2, 3, 4)).On("GET", All + 3, Rows(false, 4, 5));
        var feed = vendor.Ability<IFeed<Reservation>>();
        Cursor cursor = default;
        await foreach (var page in feed.ReadAsync(Request(), TestContext.Current.CancellationToken))
        {
            cursor = page.Next;
            break;
        }

        (await feed.PagesAsync(Request() with { After = cursor })).ShouldHaveSingleItem().Records.Count.ShouldBe(2);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task By_meal_time_a_day_more_is_asked_for_on_both_sides()
    {
        var vendor = new RecordedVendor().On("GET", "sync/v2/reservations?rid=4711&scheduled_time_from=2026-05-15T00%3A00%3A00&scheduled_time_to=2026-05-18T00%3A00%3A00&limit=1000&offset=0", Rows(false, 1));
        var day = new DateTimeOffset(2026, 5, 16, 0, 0, 0, TimeSpan.Zero);

        (await vendor.Ability<IFeed<Reservation>>().PagesAsync(Request() with { Basis = FeedBases.Occurred, From = day, Until = day.AddDays(1) })).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"hasNextPage":true,"items":[]}""")]
    [InlineData("""{"hasNextPage":false}""")]
    public async Task Another_shape_is_no_empty_list(string answer)
    {
        var vendor = new RecordedVendor().On("GET", All + 0, answer);

        (await Recorded.FaultOfAsync(() => vendor.Ability<IFeed<Reservation>>().PagesAsync(Request()))).Kind.ShouldBe(FaultKind.UnexpectedContent);
    }

    [Fact]
    public async Task One_row_that_is_unknown_is_gone_and_where_no_row_is_given_nothing_is()
    {
        var gone = new RecordedVendor().Error("GET", "sync/v2/reservations/4711-x", 404, "Not Found")
            .On("GET", "sync/v2/reservations?rid=4711&limit=1&offset=0", Rows(false, 1)).On("GET", "sync/v2/reservations/4711-1", Row(1));
        var closed = new RecordedVendor().Error("GET", "sync/v2/reservations/4711-x", 404, "Not Found")
            .On("GET", "sync/v2/reservations?rid=4711&limit=1&offset=0", Rows(false, 1)).Error("GET", "sync/v2/reservations/4711-1", 404, "Not Found");

        (await FetchAsync(gone)).Removals.ShouldBe([new Removal("4711-x", RemovalReason.Deleted)]);
        (await Recorded.FaultOfAsync(() => FetchAsync(closed))).Kind.ShouldBe(FaultKind.Unsupported);
    }

    [Fact]
    public async Task A_cursor_of_somebody_else_is_lost() =>
        (await Recorded.FaultOfAsync(() => new RecordedVendor().Ability<IFeed<Guest>>().PagesAsync(Request() with { After = new Cursor("?") }))).Kind.ShouldBe(FaultKind.CursorLost);

    private static Task<RecordBatch> FetchAsync(RecordedVendor vendor) =>
        vendor.Ability<IFetch<Reservation>>().FetchAsync([new RecordHint("4711-x")], TestContext.Current.CancellationToken);

    private static FeedRequest Request() => new() { Basis = FeedBases.Changed, LocationId = Plugged.Restaurant };

    private static string Row(int number) => string.Create(CultureInfo.InvariantCulture, $$"""{"id":"4711-{{number}}","rid":4711,"sequence_id":{{number}},"updated_at_utc":"2026-05-14T00:{{number:00}}:00Z"}""");

    private static string Rows(bool hasNext, params int[] numbers) => $$"""{"hasNextPage":{{(hasNext ? "true" : "false")}},"nextPageUrl":null,"offset":0,"limit":1000,"items":[{{string.Join(',', numbers.Select(Row))}}]}""";
}
