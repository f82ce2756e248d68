using LeVieuxMoulin.Connectors.Zoho.Tests.Support;

namespace LeVieuxMoulin.Connectors.Zoho.Tests.Customers;

public sealed class ZohoCustomersTests
{
    private static readonly string Fields = Uri.EscapeDataString(string.Join(',', new ZohoFields(new ZohoOptions()).Read));
    private static readonly string List = $"crm/v8/Contacts?fields={Fields}&per_page=200&sort_by=Modified_Time&sort_order=asc";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_contact_is_mapped_whole()
    {
        var raw = Recorded.Raw("""
            {"id":"4150868000000376008","First_Name":"Anaïs","Last_Name":"Dupré","Salutation":"Mme","Email":"anais@moulin.test","Phone":null,"Mobile":"+33612345678","Date_of_Birth":"1980-05-31",
             "Mailing_Street":"3 rue du Pont","Mailing_Zip":"69001","Mailing_City":"Lyon","Mailing_Country":"fr","Account_Name":{"name":"Les Halles","id":"1"},"Email_Opt_Out":true,
             "Tag":[{"name":"habituée","id":"7","color_code":null}],"External_Customer_ID":"C-7","Loyalty_Member_ID":"M-7","Loyalty_Points":1250,"Loyalty_Tier":"Gold",
             "Loyalty_Updated_At":"2026-05-01T12:00:00+02:00","Modified_Time":"2026-05-02T10:00:00+02:00","Interests":["Vin","Pain"],"Langue":"fr-FR"}
            """);

        var customer = new RecordedVendor("""{"fields":["Interests","Absent"],"language_field":"Langue"}""").Ability<IFeed<Customer>>().Map(raw);

        Recorded.Json(customer).ShouldBe(Recorded.Json(new Customer
        {
            Id = "4150868000000376008",
            Reference = "C-7",
            Person = new Person
            {
                FirstName = "Anaïs",
                LastName = "Dupré",
                Title = "Mme",
                Email = "anais@moulin.test",
                Phone = "+33612345678",
                Locale = "fr-FR",
                BirthDate = new DateOnly(1980, 5, 31),
                Company = "Les Halles",
                Address = new PostalAddress { Street = "3 rue du Pont", PostalCode = "69001", City = "Lyon", Country = "FR" },
                Consents = [new Consent("email", false)],
            },
            Loyalty = new LoyaltyState("M-7", 1250, "Gold", new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.FromHours(2))),
            Tags = ["habituée"],
            Fields = new Dictionary<string, string> { ["Interests"] = "Vin;Pain" },
        }));
    }

    [Theory]
    [InlineData("""{"Modified_Time":"2026-05-02T10:00:00+02:00"}""")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":"1","Modified_Time":"2026-05-02T10:00:00+02:00","Loyalty_Points":12.5}""")]
    public void A_contact_without_what_it_needs_is_set_aside(string json) =>
        Should.Throw<System.Text.Json.JsonException>(() => new RecordedVendor().Ability<IFeed<Customer>>().Map(Recorded.Raw(json)));

    [Fact]
    public async Task Pages_go_on_by_token_and_a_dead_one_goes_on_a_second_before_the_newest_change_stored()
    {
        var vendor = new RecordedVendor()
            .On("GET", List, Page("t1", Contact("1", "2026-05-10T10:00:00+02:00"), Contact("2", "2026-05-10T10:00:05+02:00")))
            .On("GET", $"{List}&page_token=t1", """{"code":"EXPIRED_VALUE","details":{},"status":"error"}""", 400)
            .On("GET", List, Page(null, Contact("2", "2026-05-10T10:00:05+02:00"), Contact("3", "2026-05-10T10:00:05+02:00")));

        var pages = await PagesAsync(vendor, new FeedRequest { Basis = FeedBases.Changed });

        pages.SelectMany(page => page.Records).Select(row => row.Id).ShouldBe(["1", "2", "2", "3"]);
        vendor.Seen.Select(seen => seen.Condition()).ShouldBe([null, null, "2026-05-10T08:00:04+00:00"]);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task The_next_read_asks_from_the_mark_less_the_overlap_takes_no_news_as_it_comes_and_tells_of_deletions()
    {
        var first = (await PagesAsync(new RecordedVendor().On("GET", List, Page(null, Contact("1", "2026-05-10T10:00:00+02:00"))), new FeedRequest { Basis = FeedBases.Changed })).ShouldHaveSingleItem();
        var vendor = new RecordedVendor()
            .On("GET", "crm/v8/Contacts/deleted?type=all&per_page=200&page=1", """
                {"data":[{"id":"8","type":"recycle","deleted_time":"2026-05-10T10:01:00+02:00"},{"id":"9","type":"permanent","deleted_time":"2026-05-10T09:58:00+02:00"},{"id":"7","type":"permanent","deleted_time":"2026-01-10T09:58:00+02:00"}],
                 "info":{"more_records":false}}
                """)
            .On("GET", List, "", 304);

        var page = (await PagesAsync(vendor, new FeedRequest { Basis = FeedBases.Changed, After = first.Next, Overlap = TimeSpan.FromMinutes(5) })).ShouldHaveSingleItem();

        page.Removals.Select(gone => (gone.Id, gone.Reason)).ShouldBe([("8", RemovalReason.Archived), ("9", RemovalReason.Deleted)]);
        vendor.Seen[1].Condition().ShouldBe("2026-05-10T07:55:00+00:00");
        var third = new RecordedVendor().On("GET", List, "", 204).On("GET", "crm/v8/Contacts/deleted?type=all&per_page=200&page=1", "", 204);
        (await PagesAsync(third, new FeedRequest { Basis = FeedBases.Changed, After = page.Next })).ShouldBeEmpty();
        third.Seen[0].Condition().ShouldBe("2026-05-10T08:00:00+00:00", "an empty answer moves no watermark");
        third.ShouldBeDone();
    }

    [Fact]
    public async Task Contacts_are_fetched_by_id_and_those_not_answered_are_gone()
    {
        var vendor = new RecordedVendor().On("GET", $"crm/v8/Contacts?fields={Fields}&per_page=200&ids=1%2C2", Page(null, Contact("2", "2026-05-10T10:00:00+02:00")));

        var batch = await vendor.Ability<IFetch<Customer>>().FetchAsync([new("1"), new("2")], Token);

        (batch.Records[0].Id, batch.Removals[0].Id, batch.Removals[0].Reason).ShouldBe(("2", "1", RemovalReason.Deleted));
    }

    [Theory]
    [InlineData("anna@moulin.test", "email=anna%40moulin.test")]
    [InlineData("+33 6 12", "phone=%2B33%206%2012")]
    [InlineData(" Dupré ", "word=Dupr%C3%A9")]
    public async Task What_is_looked_for_says_how(string text, string query)
    {
        var vendor = new RecordedVendor().On("GET", $"crm/v8/Contacts/search?{query}&fields={Fields}&per_page=5", "", 204);

        (await vendor.Ability<IAsk<FindCustomers, IReadOnlyList<Customer>>>().AskAsync(new FindCustomers(text, 5), Token)).ShouldBeEmpty();
    }

    private static string Contact(string id, string modified) => $$"""{"id":"{{id}}","Last_Name":"N","Modified_Time":"{{modified}}"}""";

    private static string Page(string? token, params string[] contacts)
    {
        var info = token is null ? "\"more_records\":false,\"next_page_token\":null" : $"\"more_records\":true,\"next_page_token\":\"{token}\"";
        return $$"""{"data":[{{string.Join(',', contacts)}}],"info":{ {{info}} } }""";
    }

    private static async Task<List<Page>> PagesAsync(RecordedVendor vendor, FeedRequest request)
    {
        var pages = new List<Page>();
        await foreach (var page in vendor.Ability<IFeed<Customer>>().ReadAsync(request, Token))
        {
            pages.Add(page);
        }

        return pages;
    }
}
