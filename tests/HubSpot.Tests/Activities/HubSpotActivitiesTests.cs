using System.Text;
using LeVieuxMoulin.Connectors.HubSpot.Tests.Support;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests.Activities;

public sealed class HubSpotActivitiesTests
{
    private static readonly WriteContext Context = new() { Key = new WriteKey("op-1") };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_note_comes_with_the_contacts_it_belongs_to()
    {
        var vendor = new RecordedVendor("""{"activities":["notes"]}""")
            .On("POST", "crm/objects/2026-09/notes/search", """{"total":1,"results":[{"id":"5","properties":{"hs_note_body":"Table près du feu","hs_timestamp":"2026-05-01T18:00:00Z"},"updatedAt":"2026-05-02T08:00:00Z"}]}""")
            .On("POST", "crm/associations/2026-09/notes/contacts/batch/read", """{"results":[{"from":{"id":"5"},"to":[{"toObjectId":901,"associationTypes":[]},{"toObjectId":"902"}]}]}""", 207);

        var page = (await PagesAsync(vendor)).ShouldHaveSingleItem();

        Recorded.Json(vendor.Ability<IFeed<Activity>>().Map(page.Records[0])).ShouldBe(Recorded.Json(new Activity
        {
            Id = "5",
            CustomerIds = ["901", "902"],
            Kind = new(ActivityKind.Note, "notes"),
            At = new DateTimeOffset(2026, 5, 1, 18, 0, 0, TimeSpan.Zero),
            Text = "Table près du feu",
        }));
        page.Records[0].ChangedAt.ShouldBe(new DateTimeOffset(2026, 5, 2, 8, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData(ActivityKind.Purchase, "Menu <du> jour & café", 42.5)]
    [InlineData(ActivityKind.Visit, null, null)]
    public async Task What_is_recorded_as_a_note_reads_back_as_it_was_told(ActivityKind kind, string? text, double? amount)
    {
        var vendor = new RecordedVendor().On("POST", "crm/objects/2026-09/notes", """{"id":"8","properties":{}}""", 201);
        var command = new RecordActivity { Reference = "sale-1|2", CustomerId = "901", Kind = kind, At = Recorded.Noon, Text = text, Amount = amount is { } some ? new Money((decimal)some, "EUR") : null };
        command = command with { Reference = "sale-12" };

        (await vendor.Ability<IWrite<RecordActivity>>().WriteAsync(command, Context, Token)).RecordId.ShouldBe("8");

        var sent = vendor.Seen[0];
        sent.Kind.ShouldBe(CallKind.Write);
        sent.Json["associations"]!.ToJsonString().ShouldBe("""[{"to":{"id":"901"},"types":[{"associationTypeId":202,"associationCategory":"HUBSPOT_DEFINED"}]}]""");
        var row = Recorded.Raw($$"""{"id":"8","properties":{{sent.Json["properties"]!.ToJsonString()}},"contactIds":["901"]}""", "notes", "8");
        var read = vendor.Ability<IFeed<Activity>>().Map(row);
        (read.Kind.Value, read.At, read.Text, read.Amount, read.Aliases["reference"]).ShouldBe((kind, command.At, text, command.Amount, "sale-12"));
    }

    [Fact]
    public async Task A_lost_answer_is_looked_for_among_the_contact_s_own_notes()
    {
        var mine = new HubSpotNote("sale-12", ActivityKind.Visit, null, null).Write();
        RecordedVendor Vendor(string notes) => new RecordedVendor()
            .On("POST", "crm/associations/2026-09/contacts/notes/batch/read", """{"results":[{"from":{"id":"901"},"to":[{"toObjectId":5},{"toObjectId":6}]}]}""")
            .On("POST", "crm/objects/2026-09/notes/batch/read", $$"""{"results":[{{notes}}]}""");
        var command = new RecordActivity { Reference = "sale-12", CustomerId = "901", Kind = ActivityKind.Visit, At = Recorded.Noon };

        (await Vendor($$"""{"id":"6","properties":{"hs_note_body":"{{mine}}"} }""").Ability<IFind<RecordActivity>>().FindAsync(command, Context, Token)).ShouldBe(new FindResult(FindVerdict.Done, "6"));
        (await Vendor("""{"id":"6","properties":{"hs_note_body":"sale-12"}}""").Ability<IFind<RecordActivity>>().FindAsync(command, Context, Token)).ShouldBe(new FindResult(FindVerdict.NotDone));
    }

    [Fact]
    public async Task Events_of_one_contact_are_answered_on_the_spot()
    {
        const string Path = "events/event-occurrences/2026-09?objectType=contact&objectId=901&occurredAfter=2026-05-14T12%3A00%3A00.000Z&limit=100";
        var vendor = new RecordedVendor()
            .On("GET", Path, """{"results":[{"id":"e1","eventType":"e_visited_page","objectId":"901","objectType":"CONTACT","occurredAt":"2026-05-14T13:00:00Z","properties":{"hs_url":"https://moulin.test/carte"}}],"paging":{"next":{"after":"n"}}}""")
            .On("GET", $"{Path}&after=n", """{"results":[]}""");

        var found = (await vendor.Ability<IAsk<FindActivity, IReadOnlyList<Activity>>>().AskAsync(new FindActivity("901", Recorded.Noon), Token)).ShouldHaveSingleItem();

        (found.Kind, found.Text, found.CustomerIds[0]).ShouldBe((new Open<ActivityKind>(ActivityKind.Web, "e_visited_page"), "https://moulin.test/carte", "901"));
    }

    private static async Task<List<Page>> PagesAsync(RecordedVendor vendor)
    {
        var pages = new List<Page>();
        await foreach (var page in vendor.Ability<IFeed<Activity>>().ReadAsync(new FeedRequest { Basis = FeedBases.Changed }, TestContext.Current.CancellationToken))
        {
            Encoding.UTF8.GetString(page.Records[0].Content.Span).ShouldContain("contactIds");
            pages.Add(page);
        }

        return pages;
    }
}
