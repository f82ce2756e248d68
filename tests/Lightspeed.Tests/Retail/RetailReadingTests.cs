using LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Retail;

/// <summary>How lists of R-Series are read to their end.</summary>
public sealed class RetailReadingTests
{
    private const string Root = "API/V3/Account/77/";
    private const string Relations = """limit=100&archived=true&load_relations=["SaleLines","SalePayments","SalePayments.PaymentType","TaxCategory"]""";
    private const string First = Root + "Sale.json?updatetime=>=,2026-05-14T10:00:00+00:00&sort=updatetime&" + Relations;
    private static readonly FeedRequest Changed = new() { Basis = FeedBases.Changed, From = Recorded.Noon.AddHours(-2), Overlap = TimeSpan.FromHours(1) };

    [Fact]
    public async Task The_vendor_s_own_address_of_the_next_page_is_followed_whole_and_the_mark_moves_with_every_page()
    {
        var vendor = new RecordedVendor()
            .On("GET", First, Page(Row("1", "2026-05-14T10:05:00+00:00"), "https://vendor.test/API/V3/Account/77/Sale.json?after=abc&x=1"))
            .On("GET", Root + "Sale.json?after=abc&x=1", Page($"[{Row("2", "2026-05-14T10:05:00+00:00")},{Row("3", "2026-05-14T10:06:00+00:00", "updateTime")}]", ""))
            .On("GET", Root + "Sale.json?updatetime=>=,2026-05-14T09:06:00+00:00&sort=updatetime&" + Relations, """{"@attributes":{"next":"","previous":""}}""");
        var feed = vendor.Retail<IFeed<Sale>>();

        var pages = await feed.PagesAsync(Changed);
        var later = await feed.PagesAsync(Changed with { After = pages[^1].Next });

        pages.SelectMany(page => page.Records).Select(row => (row.Id, row.ChangedAt!.Value.Minute)).ShouldBe([("1", 5), ("2", 5), ("3", 6)]);
        pages[0].Next.Value.ShouldNotContain("vendor.test", Case.Insensitive, "a stored cursor outlives a change of the address");
        later.ShouldBeEmpty();
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_refused_page_address_begins_again_at_the_last_row_and_not_forever()
    {
        const string Again = Root + "Sale.json?updatetime=>=,2026-05-14T10:05:00+00:00&sort=updatetime&" + Relations;
        const string Dead = """{"httpCode":"400","message":"Not a page.","errorClass":"Exception"}""";
        var vendor = new RecordedVendor()
            .On("GET", First, Page(Row("1", "2026-05-14T10:05:00+00:00"), Next("a")))
            .On("GET", Root + "Sale.json?after=a", Dead, 400)
            .On("GET", Again, Page(Row("1", "2026-05-14T10:05:00+00:00"), Next("b")))
            .On("GET", Root + "Sale.json?after=b", Dead, 400);

        var feed = vendor.Retail<IFeed<Sale>>();
        var fault = await Recorded.FaultOfAsync(() => feed.PagesAsync(Changed));

        fault.Kind.ShouldBe(FaultKind.Validation);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_page_that_names_itself_as_the_next_is_refused()
    {
        var vendor = new RecordedVendor().On("GET", First, Page(Row("1", "2026-05-14T10:05:00+00:00"), Next("a"))).On("GET", Root + "Sale.json?after=a", Page(Row("2", "2026-05-14T10:05:00+00:00"), Next("a")));

        (await Recorded.FaultOfAsync(() => vendor.Retail<IFeed<Sale>>().PagesAsync(Changed))).Kind.ShouldBe(FaultKind.UnexpectedContent);
    }

    [Fact]
    public async Task A_period_is_asked_by_completion_and_the_option_names_the_field_that_changes_are_followed_by()
    {
        var vendor = new RecordedVendor()
            .On("GET", Root + "Sale.json?completeTime=><,2026-05-14T10:00:00+00:00,2026-05-14T12:00:00+00:00&completed=true&sort=completeTime&" + Relations, """{"@attributes":{}}""")
            .On("GET", Root + "Sale.json?timeStamp=>=,2026-05-14T10:00:00+00:00&sort=timeStamp&" + Relations, """{"@attributes":{}}""");

        (await vendor.Retail<IFeed<Sale>>().PagesAsync(Changed with { Basis = FeedBases.Occurred, Until = Recorded.Noon })).ShouldBeEmpty();
        (await vendor.Retail<IFeed<Sale>>("""{"account_id":"77","change_field":"timeStamp"}""").PagesAsync(Changed)).ShouldBeEmpty();
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task Stock_of_all_shops_together_is_left_out_and_what_may_be_sold_is_told()
    {
        var vendor = new RecordedVendor().On("GET", Root + "ItemShop.json?sort=itemShopID&limit=100", """
            {"@attributes":{"next":"","previous":""},"ItemShop":[
              {"itemShopID":"4","qoh":"6","sellable":"5","timeStamp":"2026-05-01T20:20:13+00:00","itemID":"2","shopID":"1"},
              {"itemShopID":"8","qoh":"6","timeStamp":"2026-05-01T20:20:13+00:00","itemID":"2","shopID":"0"}]}
            """);
        var feed = vendor.Retail<IFeed<StockLevel>>();

        var row = (await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).ShouldHaveSingleItem().Records.ShouldHaveSingleItem();

        feed.Map(row).ShouldBeRecord("""{"locationId":"1","variantId":"2","onHand":{"value":5,"unit":"C62"},"countedAt":"2026-05-01T20:20:13+00:00","id":"4"}""");
    }

    [Fact]
    public async Task One_shop_is_asked_for_and_a_row_of_another_is_left_out_all_the_same()
    {
        var vendor = new RecordedVendor().On("GET", Root + "ItemShop.json?shopID=1&sort=itemShopID&limit=100", """
            {"@attributes":{"next":""},"ItemShop":[{"itemShopID":"4","qoh":"6","itemID":"2","shopID":"1"},{"itemShopID":"5","qoh":"1","itemID":"2","shopID":"2"}]}
            """);

        var page = (await vendor.Retail<IFeed<StockLevel>>("""{"account_id":"77","shop_id":"1"}""").PagesAsync(new FeedRequest { Basis = FeedBases.Snapshot })).ShouldHaveSingleItem();

        page.Records.Select(row => row.Id).ShouldBe(["4"]);
    }

    [Fact]
    public async Task Rows_asked_by_id_that_do_not_come_are_gone()
    {
        var vendor = new RecordedVendor().On("GET", Root + "Sale.json?saleID=IN,[1,2]&" + Relations, Page(Row("2", "2026-05-14T10:05:00+00:00"), ""));

        var batch = await vendor.Retail<IFetch<Sale>>().FetchAsync([new RecordHint("1"), new RecordHint("2")], TestContext.Current.CancellationToken);

        batch.Records.Select(row => row.Id).ShouldBe(["2"]);
        batch.Removals.ShouldBe([new Removal("1", RemovalReason.Deleted)]);
    }

    [Fact]
    public async Task A_cursor_of_another_make_is_lost() =>
        (await Recorded.FaultOfAsync(() => new RecordedVendor().Retail<IFeed<Sale>>().PagesAsync(Changed with { After = new Cursor("page 3") }))).Kind.ShouldBe(FaultKind.CursorLost);

    private static string Next(string after) => $"https://vendor.test/API/V3/Account/77/Sale.json?after={after}";

    private static string Page(string rows, string next) => $$"""{"@attributes":{"next":"{{next}}","previous":""},"Sale":{{rows}} }""";

    private static string Row(string id, string changed, string field = "updatetime") => $$"""{"saleID":"{{id}}","shopID":"1","completed":"true","{{field}}":"{{changed}}"}""";
}
