using LeVieuxMoulin.Connectors.HubSpot.Tests.Support;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests.Segments;

public sealed class HubSpotSegmentsTests
{
    private const string Lists = "crm/lists/2026-09";
    private static readonly WriteContext Context = new() { Key = new WriteKey("op-1"), FirstSentAt = Recorded.Noon };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("MANUAL", SegmentKind.Static, true)]
    [InlineData("SNAPSHOT", SegmentKind.Snapshot, true)]
    [InlineData("DYNAMIC", SegmentKind.Dynamic, false)]
    [InlineData("SOON", SegmentKind.Other, false)]
    public void A_list_is_a_segment_and_its_kind_keeps_the_vendor_s_word(string type, SegmentKind kind, bool isEditable)
    {
        var segment = new RecordedVendor().Ability<IFeed<Segment>>().Map(Recorded.Raw($$"""{"listId":"12","name":"Habitués","processingType":"{{type}}","additionalProperties":{"hs_list_size":"59"} }"""));

        (segment.Id, segment.Name, segment.Kind, segment.IsEditable, segment.MemberCount).ShouldBe(("12", "Habitués", new Open<SegmentKind>(kind, type), isEditable, 59));
    }

    [Fact]
    public async Task Members_are_read_list_by_list_and_taken_up_where_they_stopped()
    {
        var lists = """{"hasMore":false,"lists":[{"listId":"20","name":"B","processingType":"MANUAL"},{"listId":"3","name":"A","processingType":"DYNAMIC"}]}""";
        var first = new RecordedVendor().On("POST", $"{Lists}/search", lists)
            .On("GET", $"{Lists}/3/memberships?limit=250", """{"results":[{"recordId":"7","membershipTimestamp":"2026-05-01T10:00:00Z"}],"paging":{"next":{"after":"t1"}}}""")
            .On("GET", $"{Lists}/3/memberships?limit=250&after=t1", """{"results":[{"recordId":"8","membershipTimestamp":"2026-05-01T10:00:00Z"}]}""")
            .On("GET", $"{Lists}/20/memberships?limit=250", """{"results":[{"recordId":"7","membershipTimestamp":"2026-05-01T10:00:00Z"}]}""");
        var pages = await PagesAsync(first, null);
        pages.SelectMany(page => page.Records).Select(row => row.Id).ShouldBe(["3/7", "3/8", "20/7"]);
        Recorded.Json(first.Ability<IFeed<SegmentMember>>().Map(pages[0].Records[0])).ShouldBe(Recorded.Json(new SegmentMember { Id = "3/7", SegmentId = "3", CustomerId = "7", Since = new DateTimeOffset(2026, 5, 1, 10, 0, 0, TimeSpan.Zero) }));

        var second = new RecordedVendor().On("POST", $"{Lists}/search", lists).On("GET", $"{Lists}/20/memberships?limit=250", """{"results":[{"recordId":"7"}]}""");
        (await PagesAsync(second, pages[1].Next)).SelectMany(page => page.Records).Select(row => row.Id).ShouldBe(["20/7"]);
        second.ShouldBeDone();
    }

    [Fact]
    public async Task A_rule_becomes_filters_by_the_types_the_account_gives_its_properties()
    {
        var vendor = new RecordedVendor()
            .On("GET", "crm/properties/2026-09/contacts/loyalty_tier", """{"name":"loyalty_tier","type":"enumeration"}""")
            .On("GET", "crm/properties/2026-09/contacts/loyalty_points", """{"name":"loyalty_points","type":"number"}""")
            .On("GET", "crm/properties/2026-09/contacts/email", """{"name":"email","type":"string"}""")
            .On("POST", Lists, """{"list":{"listId":"31","processingStatus":"PROCESSING"}}""");
        var rule = new SegmentRule(
        [
            [new("loyalty.tier", Comparison.AnyOf, ["gold"]), new("loyalty.points", Comparison.AtLeast, ["1000"])],
            [new("email", Comparison.Known, [])],
        ]);

        (await vendor.Ability<IWrite<CreateRuledSegment>>().WriteAsync(new CreateRuledSegment { Name = "Or", Rule = rule }, Context, Token)).RecordId.ShouldBe("31");

        vendor.Seen[^1].Kind.ShouldBe(CallKind.Write);
        vendor.Seen[^1].Json.ToJsonString().ShouldBe("""{"name":"Or","processingType":"DYNAMIC","filterBranch":{"filterBranchType":"OR","filters":[],"filterBranches":[{"filterBranchType":"AND","filters":[{"property":"loyalty_tier","operation":{"operationType":"ENUMERATION","operator":"IS_ANY_OF","values":["gold"],"includeObjectsWithNoValueSet":false},"filterType":"PROPERTY"},{"property":"loyalty_points","operation":{"operationType":"NUMBER","operator":"IS_GREATER_THAN_OR_EQUAL_TO","value":1000,"includeObjectsWithNoValueSet":false},"filterType":"PROPERTY"}],"filterBranches":[],"filterBranchOperator":"AND"},{"filterBranchType":"AND","filters":[{"property":"email","operation":{"operationType":"ALL_PROPERTY","operator":"IS_KNOWN","includeObjectsWithNoValueSet":false},"filterType":"PROPERTY"}],"filterBranches":[],"filterBranchOperator":"AND"}],"filterBranchOperator":"OR"},"objectTypeId":"0-1"}""");
    }

    [Theory]
    [InlineData("2026-05-14T12:00:01Z", "MANUAL", FindVerdict.Done)]
    [InlineData("2026-05-01T12:00:00Z", "MANUAL", FindVerdict.NotDone)]
    [InlineData("2026-05-14T12:00:01Z", "DYNAMIC", FindVerdict.NotDone)]
    public async Task A_lost_answer_is_found_by_name_and_an_older_list_of_that_name_is_someone_else_s(string createdAt, string type, FindVerdict verdict)
    {
        var vendor = new RecordedVendor().On("POST", $"{Lists}/search", $$"""{"hasMore":false,"lists":[{"listId":"8","name":"Habitués 2","processingType":"MANUAL"},{"listId":"9","name":"Habitués","processingType":"{{type}}","createdAt":"{{createdAt}}"}]}""");

        (await vendor.Ability<IFind<CreateSegment>>().FindAsync(new CreateSegment { Name = "Habitués" }, Context, Token)).Verdict.ShouldBe(verdict);
    }

    [Fact]
    public async Task Members_come_and_go_in_one_call_and_those_unknown_are_named()
    {
        var vendor = new RecordedVendor().On("PUT", $"{Lists}/9/memberships/add-and-remove", """{"recordsIdsAdded":["1"],"recordIdsRemoved":["2"],"recordIdsMissing":["5"]}""");

        var result = await vendor.Ability<IWrite<ChangeSegmentMembers>>().WriteAsync(new ChangeSegmentMembers { SegmentId = "9", Add = ["1", "5"], Remove = ["2"] }, Context, Token);

        result.Fault!.ShouldSatisfyAllConditions(fault => fault.Kind.ShouldBe(FaultKind.Refused), fault => fault.Message.ShouldContain("no contact 5;"));
        vendor.Seen[0].Json.ToJsonString().ShouldBe("""{"recordIdsToAdd":["1","5"],"recordIdsToRemove":["2"]}""");
    }

    private static async Task<List<Page>> PagesAsync(RecordedVendor vendor, Cursor? after)
    {
        var pages = new List<Page>();
        await foreach (var page in vendor.Ability<IFeed<SegmentMember>>().ReadAsync(new FeedRequest { Basis = FeedBases.Snapshot, After = after }, TestContext.Current.CancellationToken))
        {
            pages.Add(page);
        }

        return pages;
    }
}
