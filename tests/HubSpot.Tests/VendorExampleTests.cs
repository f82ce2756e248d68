using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.HubSpot.Tests.Support;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests;

/// <summary>The vendor's published examples, where they lie beside the repository.</summary>
public sealed class VendorExampleTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("contacts-list-response.json")]
    [InlineData("contacts-search-response.json")]
    [InlineData("contacts-batch-upsert-response.json")]
    [InlineData("batch-207-partial-response.json")]
    public void A_published_contact_can_be_read(string file)
    {
        foreach (var row in JsonNode.Parse(Example(file))!["results"]!.AsArray())
        {
            new RecordedVendor().Ability<IFeed<Customer>>().Map(Recorded.Raw(row!.ToJsonString())).Id.ShouldBe(row["id"]!.GetValue<string>());
        }
    }

    [Fact]
    public void Published_lists_and_members_can_be_read()
    {
        var list = JsonNode.Parse(Example("list-search-response.json"))!["lists"]![0]!;
        new RecordedVendor().Ability<IFeed<Segment>>().Map(Recorded.Raw(list.ToJsonString())).MemberCount.ShouldBe(59);
        new RecordedVendor().Ability<IFeed<Segment>>().Map(Recorded.Raw(JsonNode.Parse(Example("list-get-response.json"))!["list"]!.ToJsonString())).Kind.Value.ShouldBe(SegmentKind.Static);
        var member = JsonNode.Parse(Example("list-memberships-page-response.json"))!["results"]![0]!;
        new RecordedVendor().Ability<IFeed<SegmentMember>>().Map(Recorded.Raw(member.ToJsonString(), id: "1/123")).CustomerId.ShouldBe("123");
    }

    [Theory]
    [InlineData("error-conflict-409.json", 409, FaultKind.Refused)]
    [InlineData("error-rate-limit-429.json", 429, FaultKind.RateLimit)]
    [InlineData("error-validation-400.json", 400, FaultKind.Validation)]
    public async Task A_published_error_is_understood(string file, int status, FaultKind kind)
    {
        var vendor = new RecordedVendor().On("GET", "account-info/2026-09/details", Example(file), status);

        (await Recorded.FaultOfAsync(() => vendor.Connector().CheckAsync(Token))).Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task Published_answers_to_writes_and_questions_are_understood()
    {
        var context = new WriteContext { Key = new WriteKey("op") };
        var upsert = new RecordedVendor().On("POST", "crm/objects/2026-09/contacts/batch/upsert", Example("contacts-batch-upsert-response.json"));
        SaveCustomer Save(string reference) => new() { Reference = reference, Person = new Person { LastName = "Example" } };
        (await upsert.Ability<IWriteMany<SaveCustomer>>().WriteManyAsync([Save("C-10002"), Save("C-10001")], context, Token)).Select(result => result.RecordId).ShouldBe(["33460", "33451"]);

        var members = new RecordedVendor().On("PUT", "crm/lists/2026-09/1/memberships/add-and-remove", Example("list-memberships-update-response.json"));
        (await members.Ability<IWrite<ChangeSegmentMembers>>().WriteAsync(new ChangeSegmentMembers { SegmentId = "1", Add = ["123", "456", "789"], Remove = ["654"] }, context, Token)).Fault!.Message.ShouldContain("789");

        var asked = JsonNode.Parse(Example("event-occurrences-response.json"))!;
        asked.AsObject().Remove("paging");
        var events = new RecordedVendor().On("GET", "events/event-occurrences/2026-09?objectType=contact&objectId=33451&occurredAfter=2026-05-14T12%3A00%3A00.000Z&limit=100", asked.ToJsonString());
        (await events.Ability<IAsk<FindActivity, IReadOnlyList<Activity>>>().AskAsync(new FindActivity("33451", Recorded.Noon), Token)).ShouldHaveSingleItem().Kind.Value.ShouldBe(ActivityKind.Web);

        var found = new RecordedVendor()
            .On("POST", "crm/associations/2026-09/contacts/notes/batch/read", Example("associations-batch-read-response.json"))
            .On("POST", "crm/objects/2026-09/notes/batch/read", """{"results":[]}""");
        var command = new RecordActivity { Reference = "r", CustomerId = "33451", Kind = ActivityKind.Visit, At = Recorded.Noon };
        (await found.Ability<IFind<RecordActivity>>().FindAsync(command, context, Token)).Verdict.ShouldBe(FindVerdict.NotDone);
        found.Seen[1].Json["inputs"]!.ToJsonString().ShouldBe("""[{"id":"5790939450"}]""");
    }

    [Fact]
    public void The_published_signatures_are_taken_and_the_published_deliveries_read()
    {
        foreach (var vector in JsonNode.Parse(Example("signature-test-vectors.json"))!["vectors"]!.AsArray())
        {
            var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase) { [vector!["header"]!.GetValue<string>()] = [vector["expected"]!.GetValue<string>()] };
            headers["X-HubSpot-Signature-Version"] = [vector["version"]!.GetValue<string>()];
            var timestamp = vector["timestamp"]?.GetValue<long>();
            if (timestamp is not null)
            {
                headers["X-HubSpot-Request-Timestamp"] = [$"{timestamp}"];
            }

            var receipt = Receive(vector["body"]!.GetValue<string>(), vector["clientSecret"]!.GetValue<string>(), headers, vector["method"]?.GetValue<string>(), (vector["uri"] ?? vector["uri_received"])?.GetValue<string>(), timestamp);

            // Some of the signed bodies are no events; then the complaint is about the body, no more about the signature.
            (receipt.Refusal ?? "The body is").ShouldStartWith("The body is");
        }

        foreach (var (file, ids) in new[] { ("webhook-delivery-classic.json", new[] { "1246965", "1246978" }), ("webhook-delivery-generic.json", ["1246978"]) })
        {
            var body = Example(file);
            var signature = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes("s" + body)));
            Receive(body, "s", new() { ["X-HubSpot-Signature"] = [signature] }, null, null, null).Events.Select(told => told.Hint!.Id).ShouldBe(ids);
        }
    }

    private static WebhookReceipt Receive(string body, string secret, Dictionary<string, IReadOnlyList<string>> headers, string? method, string? uri, long? at) =>
        new RecordedVendor().Ability<IWebhookReceiver>().Receive(new WebhookRequest
        {
            Method = method ?? "POST",
            Url = new Uri(uri ?? "https://moulin.test/"),
            Headers = headers,
            Body = Encoding.UTF8.GetBytes(body),
            ReceivedAt = at is { } sent ? DateTimeOffset.FromUnixTimeMilliseconds(sent) : Recorded.Noon,
            Secrets = [secret],
        });

    private static string Example(string file)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "shared", "vendor-specs", "hubspot", "examples", file);
            if (File.Exists(path))
            {
                return File.ReadAllText(path);
            }
        }

        Assert.Skip("The vendor's examples are not here (../shared/vendor-specs/hubspot).");
        return "";
    }
}
