using LeVieuxMoulin.Connectors.HubSpot.Tests.Support;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests.Customers;

public sealed class HubSpotCustomersTests
{
    private const string Search = "crm/objects/2026-09/contacts/search";
    private static readonly DateTimeOffset Noon = Recorded.Noon;

    [Fact]
    public void A_contact_is_mapped_whole()
    {
        var raw = Recorded.Raw("""
            {"id":"901","properties":{"firstname":"Anaïs","lastname":"Dupré","salutation":"Mme","email":"anais@moulin.test","phone":"+33612345678","hs_language":"fr-fr","company":"Les Halles",
             "date_of_birth":"1980-05-31","address":"3 rue du Pont","zip":"69001","city":"Lyon","country":"France","hs_country_region_code":"FR","hs_email_optout":"true","external_customer_id":"C-7",
             "loyalty_member_id":"M-7","loyalty_points":"1250","loyalty_tier":"gold","loyalty_updated_at":"2026-05-01T10:00:00Z","favourite":"terrace","other":"unread"},
             "updatedAt":"2026-05-02T08:00:00.000Z","archived":false}
            """);

        var customer = new RecordedVendor("""{"properties":["favourite","absent"]}""").Ability<IFeed<Customer>>().Map(raw);

        Recorded.Json(customer).ShouldBe(Recorded.Json(new Customer
        {
            Id = "901",
            Reference = "C-7",
            Person = new Person
            {
                FirstName = "Anaïs",
                LastName = "Dupré",
                Title = "Mme",
                Email = "anais@moulin.test",
                Phone = "+33612345678",
                Locale = "fr-FR",
                Company = "Les Halles",
                BirthDate = new DateOnly(1980, 5, 31),
                Address = new PostalAddress { Street = "3 rue du Pont", PostalCode = "69001", City = "Lyon", Country = "FR" },
                Consents = [new Consent("email", false)],
            },
            Loyalty = new LoyaltyState("M-7", 1250, "gold", new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero)),
            Fields = new Dictionary<string, string> { ["favourite"] = "terrace" },
        }));
    }

    [Theory]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"properties":{}}""")]
    [InlineData("""{"id":"1","properties":{"loyalty_points":"many"},"updatedAt":"2026-05-02T08:00:00Z"}""")]
    public void A_contact_without_what_it_needs_is_set_aside(string json) =>
        Should.Throw<System.Text.Json.JsonException>(() => new RecordedVendor().Ability<IFeed<Customer>>().Map(Recorded.Raw(json)));

    [Fact]
    public async Task Pages_are_windows_of_ids_so_that_no_search_comes_near_ten_thousand_and_one_instant_may_be_shared_by_all()
    {
        var vendor = new RecordedVendor().On("POST", Search, Page("10001", 10_400, Contact("7"), Contact("12"))).On("POST", Search, Page(null, 1, Contact("20")));

        var pages = await PagesAsync(vendor, new FeedRequest { Basis = FeedBases.Changed });

        pages.SelectMany(page => page.Records).Select(row => row.Id).ShouldBe(["7", "12", "20"]);
        vendor.Seen.Select(seen => seen.Json["filterGroups"]![0]!["filters"]!.ToJsonString()).ShouldBe(
        [
            """[{"propertyName":"hs_object_id","operator":"GT","value":"0"}]""",
            """[{"propertyName":"hs_object_id","operator":"GT","value":"12"}]""",
        ]);
        vendor.Seen.ShouldAllBe(seen => seen.Kind == CallKind.Read && seen.Budget == "search" && seen.Json["after"] == null);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task The_next_read_turns_the_question_back_by_the_overlap_and_never_passes_what_changed_meanwhile()
    {
        var vendor = new RecordedVendor().On("POST", Search, Page(null, 1, Contact("7", "2026-05-14T12:00:30Z")));
        var first = (await PagesAsync(vendor, new FeedRequest { Basis = FeedBases.Changed })).ShouldHaveSingleItem();

        vendor.On("GET", "crm/objects/2026-09/contacts?limit=100&archived=true&properties=lastmodifieddate", """{"results":[]}""").On("POST", Search, Page(null, 0));
        (await PagesAsync(vendor, new FeedRequest { Basis = FeedBases.Changed, After = first.Next, Overlap = TimeSpan.FromMinutes(15) })).ShouldBeEmpty("an empty answer moves no watermark");

        // The contact changed after the read began: the mark is the beginning, not the change.
        vendor.Seen[^1].Json["filterGroups"]![0]!["filters"]![1]!.ToJsonString()
            .ShouldBe($$"""{"propertyName":"lastmodifieddate","operator":"GTE","value":"{{Noon.AddMinutes(-15).ToUnixTimeMilliseconds()}}"}""");
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_read_goes_on_after_its_last_page_whatever_became_of_the_process()
    {
        var first = await PagesAsync(new RecordedVendor().On("POST", Search, Page("x", 3, Contact("7"))).On("POST", Search, Page(null, 1, Contact("9"))), new FeedRequest { Basis = FeedBases.Changed });
        var vendor = new RecordedVendor().On("POST", Search, Page(null, 1, Contact("9")));

        var rest = await PagesAsync(vendor, new FeedRequest { Basis = FeedBases.Changed, After = first[0].Next });

        rest.ShouldHaveSingleItem().Records.ShouldHaveSingleItem().Id.ShouldBe("9");
        vendor.Seen[0].Json["filterGroups"]![0]!["filters"]![0]!["value"]!.GetValue<string>().ShouldBe("7");
    }

    [Fact]
    public async Task Ids_out_of_order_end_the_read_rather_than_leave_some_out()
    {
        var vendor = new RecordedVendor().On("POST", Search, Page("x", 3, Contact("12"), Contact("7")));

        (await Recorded.FaultOfAsync(() => PagesAsync(vendor, new FeedRequest { Basis = FeedBases.Changed }))).Kind.ShouldBe(FaultKind.UnexpectedContent);
    }

    [Fact]
    public async Task Archived_and_merged_contacts_are_removals_once_there_is_a_copy_to_remove_them_from()
    {
        var vendor = new RecordedVendor().On("POST", Search, Page(null, 1, Contact("7", merged: "3")));
        var first = (await PagesAsync(vendor, new FeedRequest { Basis = FeedBases.Changed })).ShouldHaveSingleItem();
        first.Removals.ShouldBeEmpty();
        vendor.On("GET", "crm/objects/2026-09/contacts?limit=100&archived=true&properties=lastmodifieddate", """
            {"results":[{"id":"4","properties":{},"archived":true,"archivedAt":"2026-05-14T11:59:00Z"},{"id":"5","properties":{},"archived":true,"archivedAt":"2026-01-14T11:59:00Z"}]}
            """);
        vendor.On("POST", Search, Page(null, 1, Contact("7", "2026-05-14T11:00:00Z", "3;6")));

        var second = await PagesAsync(vendor, new FeedRequest { Basis = FeedBases.Changed, After = first.Next });

        second.SelectMany(page => page.Removals).ShouldBe(
        [
            new Removal("4", RemovalReason.Archived, new DateTimeOffset(2026, 5, 14, 11, 59, 0, TimeSpan.Zero)),
            new Removal("3", RemovalReason.Merged, new DateTimeOffset(2026, 5, 14, 11, 0, 0, TimeSpan.Zero), "7"),
            new Removal("6", RemovalReason.Merged, new DateTimeOffset(2026, 5, 14, 11, 0, 0, TimeSpan.Zero), "7"),
        ]);
    }

    [Fact]
    public async Task All_contacts_are_read_by_the_same_search_in_the_numbered_version_too()
    {
        var vendor = new RecordedVendor("""{"version":"v3"}""").On("POST", "crm/v3/objects/contacts/search", Page("x", 2, Contact("7"))).On("POST", "crm/v3/objects/contacts/search", Page(null, 1, Contact("30")));

        (await PagesAsync(vendor, new FeedRequest { Basis = FeedBases.Snapshot })).SelectMany(page => page.Records).Select(row => row.Id).ShouldBe(["7", "30"]);
    }

    [Fact]
    public async Task Contacts_are_fetched_by_id_and_those_gone_or_merged_are_told()
    {
        var vendor = new RecordedVendor().On("POST", "crm/objects/2026-09/contacts/batch/read", $$"""
            {"status":"COMPLETE","results":[{{Contact("7")}},{{Contact("9", merged: "3;8")}} ],"numErrors":1,"errors":[{"status":"error","category":"OBJECT_NOT_FOUND","context":{"ids":["5"]} }]}
            """, 207);

        var batch = await vendor.Ability<IFetch<Customer>>().FetchAsync([new("7"), new("3"), new("5")], TestContext.Current.CancellationToken);

        batch.Records.Select(row => row.Id).ShouldBe(["7", "9"]);
        batch.Removals.Select(gone => (gone.Id, gone.Reason, gone.MergedInto)).ShouldBe([("3", RemovalReason.Merged, "9"), ("8", RemovalReason.Merged, "9"), ("5", RemovalReason.Deleted, null)]);
        vendor.Seen[0].Kind.ShouldBe(CallKind.Read);
    }

    [Fact]
    public async Task A_telephone_is_looked_up_without_its_country_and_a_name_as_it_is()
    {
        var vendor = new RecordedVendor().On("POST", Search, Page(null, 1, Contact("7"))).On("POST", Search, Page(null, 0));
        var ask = vendor.Ability<IAsk<FindCustomers, IReadOnlyList<Customer>>>();

        (await ask.AskAsync(new FindCustomers("+33 6 12 34 56 78", 5), TestContext.Current.CancellationToken)).ShouldHaveSingleItem().Id.ShouldBe("7");
        (await ask.AskAsync(new FindCustomers(" Dupré ", 500), TestContext.Current.CancellationToken)).ShouldBeEmpty();

        vendor.Seen.Select(seen => (seen.Json["query"]!.GetValue<string>(), seen.Json["limit"]!.GetValue<int>())).ShouldBe([("612345678", 5), ("Dupré", 200)]);
    }

    private static string Contact(string id, string updatedAt = "2026-05-14T10:00:00Z", string merged = "") =>
        $$"""{"id":"{{id}}","properties":{"email":"{{id}}@moulin.test","hs_merged_object_ids":"{{merged}}"},"updatedAt":"{{updatedAt}}","archived":false}""";

    private static string Page(string? after, int total, params string[] contacts)
    {
        var paging = after is null ? "" : $$""","paging":{"next":{"after":"{{after}}"} }""";
        return $$"""{"total":{{total}},"results":[{{string.Join(',', contacts)}}]{{paging}} }""";
    }

    private static async Task<List<Page>> PagesAsync(RecordedVendor vendor, FeedRequest request)
    {
        var pages = new List<Page>();
        await foreach (var page in vendor.Ability<IFeed<Customer>>().ReadAsync(request, TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }
}
