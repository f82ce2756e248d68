using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Zoho.Tests.Support;

namespace LeVieuxMoulin.Connectors.Zoho.Tests;

/// <summary>The vendor's published examples, where they lie beside the repository.</summary>
public sealed class VendorExampleTests
{
    private static readonly WriteContext Context = new() { Key = new WriteKey("op") };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("records-list-response.json")]
    [InlineData("coql-response.json")]
    public void A_published_contact_can_be_read(string file)
    {
        foreach (var row in JsonNode.Parse(Example(file))!["data"]!.AsArray())
        {
            new RecordedVendor().Ability<IFeed<Customer>>().Map(Recorded.Raw(row!.ToJsonString())).Id.ShouldBe(row["id"]!.GetValue<string>());
        }
    }

    [Theory]
    [InlineData("error-400-page-token.json", 400, FaultKind.CursorLost)]
    [InlineData("error-401-authentication-failure.json", 401, FaultKind.Authentication)]
    [InlineData("error-401-invalid-token.json", 401, FaultKind.Authentication)]
    [InlineData("error-412-already-modified.json", 412, FaultKind.Conflict)]
    [InlineData("error-429-rate-limit-spec.json", 429, FaultKind.RateLimit)]
    public async Task A_published_error_is_understood(string file, int status, FaultKind kind)
    {
        var vendor = new RecordedVendor().On("GET", "crm/v8/org", Example(file), status);

        (await Recorded.FaultOfAsync(() => vendor.Connector().CheckAsync(Token))).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Published_answers_to_writes_are_understood()
    {
        SaveCustomer Save(string reference) => new() { Reference = reference, Person = new Person { LastName = "Example" } };
        var upsert = new RecordedVendor().On("POST", "crm/v8/Contacts/upsert", Example("contacts-upsert-response.json"));
        (await upsert.Ability<IWriteMany<SaveCustomer>>().WriteManyAsync([Save("C-10001"), Save("C-10002")], Context, Token)).Select(result => result.RecordId).ShouldBe(["4150868000000376008", "4150868000003194003"]);

        var partial = new RecordedVendor().On("POST", "crm/v8/Contacts/upsert", Example("batch-207-partial-response.json"), 207);
        (await partial.Ability<IWriteMany<SaveCustomer>>().WriteManyAsync([Save("a"), Save("b")], Context, Token))[1].Fault!.Fields[0].Field.ShouldBe("$.data[1].Loyalty_Points");

        var watch = new RecordedVendor().On("POST", "crm/v8/actions/watch", Example("notifications-watch-response.json"), 201);
        (await watch.Ability<IWebhookSubscriber>().EnsureAsync(new Uri("https://moulin.test/"), null, Token)).ExpiresAt.ShouldBe(new DateTimeOffset(2026, 11, 28, 10, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public void The_published_delivery_is_taken_by_its_token()
    {
        var body = Example("notification-delivery.json").Replace("\"Leads\"", "\"Contacts\"", StringComparison.Ordinal);
        var receipt = new RecordedVendor().Ability<IWebhookReceiver>().Receive(new WebhookRequest
        {
            Method = "POST",
            Url = new Uri("https://moulin.test/"),
            Headers = new Dictionary<string, IReadOnlyList<string>>(),
            Body = Encoding.UTF8.GetBytes(body),
            ReceivedAt = Recorded.Noon,
            Secrets = ["opaque-shared-secret-max-50"],
        });

        receipt.Events.ShouldHaveSingleItem().Hint!.Id.ShouldBe("5725767000003000064");
    }

    [Fact]
    public async Task The_published_deletions_are_removals()
    {
        var after = new PartCursor { Marks = new Dictionary<string, DateTimeOffset> { ["changed"] = new DateTimeOffset(2026, 10, 14, 0, 0, 0, TimeSpan.Zero) } }.ToCursor();
        var fields = Uri.EscapeDataString(string.Join(',', new ZohoFields(new ZohoOptions()).Read));
        var vendor = new RecordedVendor().On("GET", "crm/v8/Contacts/deleted?type=all&per_page=200&page=1", Example("deleted-records-response.json"))
            .On("GET", $"crm/v8/Contacts?fields={fields}&per_page=200&sort_by=Modified_Time&sort_order=asc", "", 304);
        var removals = new List<Removal>();
        await foreach (var page in vendor.Ability<IFeed<Customer>>().ReadAsync(new FeedRequest { Basis = FeedBases.Changed, After = after }, Token))
        {
            removals.AddRange(page.Removals);
        }

        removals.ShouldHaveSingleItem().Id.ShouldBe("4150868000000376009");
    }

    private static string Example(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "vendor-specs", "zoho", "examples", file);
            if (File.Exists(path))
            {
                return File.ReadAllText(path);
            }
        }

        Assert.Skip("The vendor's examples are not beside this repository (shared/vendor-specs/zoho).");
        return "";
    }
}
