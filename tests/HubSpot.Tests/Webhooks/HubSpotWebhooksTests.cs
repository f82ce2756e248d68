using System.Text;
using LeVieuxMoulin.Connectors.HubSpot.Tests.Support;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests.Webhooks;

public sealed class HubSpotWebhooksTests
{
    private const string Secret = "11111111-2222-3333-4444-555555555555";
    private const string Body = """[{"eventId":9,"subscriptionId":7,"portalId":501,"occurredAt":1778760000000,"subscriptionType":"contact.creation","attemptNumber":0,"objectId":4711,"changeFlag":"NEW","appId":3}]""";
    private const string Address = "https://moulin.test/webhooks/customers?x=a%3Ab";
    private const string SentAt = "1778760001000";

    // Computed apart from the connector, after the documented recipes; in the third one the address is signed with its colon decoded.
    private const string V1 = "863378bcc7773ace01946982338b80575896d7e5c44f3e075823ad930235ae4c";
    private const string V2 = "b85a015ea0a180fc133b086e5760be48b0cd9b39448522929fab45ab19713fcb";
    private const string V3 = "2Z9n6FaEf93uoffN6vC98FGnQxRvt48ULZTSMuwcqd0=";

    [Theory]
    [InlineData("v1", V1)]
    [InlineData("v2", V2)]
    public void The_older_signatures_are_taken(string version, string signature) =>
        Receive(("X-HubSpot-Signature", signature), ("X-HubSpot-Signature-Version", version)).Refusal.ShouldBeNull();

    [Fact]
    public void The_newest_signature_is_taken_and_decides_where_older_ones_come_beside_it()
    {
        Receive(("X-HubSpot-Signature-v3", V3), ("X-HubSpot-Request-Timestamp", SentAt)).Refusal.ShouldBeNull();
        Receive(("X-HubSpot-Signature-v3", Convert.ToBase64String(new byte[32])), ("X-HubSpot-Request-Timestamp", SentAt), ("X-HubSpot-Signature", V1)).Refusal.ShouldNotBeNull().ShouldContain("fits none");
    }

    [Fact]
    public void A_delivery_is_taken_while_the_old_secret_is_still_in_force()
    {
        var request = Request(Body, ("X-HubSpot-Signature", V1));

        new RecordedVendor().Ability<IWebhookReceiver>().Receive(request with { Secrets = ["the-new-one", Secret] }).Refusal.ShouldBeNull();
        new RecordedVendor().Ability<IWebhookReceiver>().Receive(request with { Secrets = ["the-new-one"] }).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void What_is_unsigned_changed_old_or_of_an_unknown_version_is_refused()
    {
        Receive().Refusal.ShouldNotBeNull().ShouldContain("missing");
        Receive(("X-HubSpot-Signature-v3", V3)).Refusal.ShouldNotBeNull().ShouldContain("X-HubSpot-Request-Timestamp");
        Receive(("X-HubSpot-Signature-v3", V3), ("X-HubSpot-Request-Timestamp", "soon")).Refusal.ShouldNotBeNull().ShouldContain("no time");
        Receive(("X-HubSpot-Signature-v3", V3), ("X-HubSpot-Request-Timestamp", "1778759000000")).Refusal.ShouldNotBeNull().ShouldContain("five minutes");
        Receive(("X-HubSpot-Signature-v3", V3), ("X-HubSpot-Request-Timestamp", "1778760001001")).Refusal.ShouldNotBeNull();
        Receive(("X-HubSpot-Signature", V1), ("X-HubSpot-Signature-Version", "v9")).Refusal.ShouldNotBeNull().ShouldContain("v9");
        Receive(("X-HubSpot-Signature", V1[..^2]), ("X-HubSpot-Signature-Version", "v1")).Refusal.ShouldNotBeNull();
        var changed = Request(Body.Replace("4711", "4712", StringComparison.Ordinal), ("X-HubSpot-Signature", V1));
        new RecordedVendor().Ability<IWebhookReceiver>().Receive(changed).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public void A_new_contact_is_to_be_fetched_and_the_event_is_told_apart_by_all_it_says()
    {
        var told = Receive(("X-HubSpot-Signature", V1)).Events.ShouldHaveSingleItem();

        (told.Stream, told.Hint, told.AccountId).ShouldBe(("customer", new RecordHint("4711"), "501"));
        told.DedupeKey.ShouldBe("501/contact.creation/4711//1778760000000/9");
        told.OccurredAt.ShouldBe(Recorded.Noon);
    }

    [Fact]
    public void Deleted_erased_and_merged_contacts_are_no_more_and_the_merged_point_at_who_lives_on()
    {
        var events = Signed("""
            [{"portalId":5,"subscriptionType":"contact.deletion","objectId":1,"occurredAt":1778760000000},
             {"portalId":5,"subscriptionType":"contact.privacyDeletion","objectId":2,"occurredAt":1778760000000},
             {"portalId":5,"subscriptionType":"contact.merge","objectId":3,"primaryObjectId":3,"mergedObjectIds":[4],"newObjectId":9,"occurredAt":1778760000000},
             {"portalId":5,"eventType":"object.creation","objectTypeId":"0-1","objectId":6},
             {"portalId":5,"subscriptionType":"object.creation","objectTypeId":"0-46","objectId":7},
             {"portalId":5,"subscriptionType":"object.creation","objectTypeId":"0-3","objectId":8}]
            """);

        events.Select(told => told.Removal).OfType<Removal>().ShouldBe(
        [
            new("1", RemovalReason.Archived, Recorded.Noon),
            new("2", RemovalReason.Erased, Recorded.Noon),
            new("4", RemovalReason.Merged, Recorded.Noon, "9"),
            new("3", RemovalReason.Merged, Recorded.Noon, "9"),
        ]);
        events.Where(told => told.Hint is not null).Select(told => told.Hint!.Id).ShouldBe(["9", "6"]);
        events[^1].ShouldSatisfyAllConditions(told => told.Stream.ShouldBe("activity"), told => told.Hint.ShouldBeNull());
        events.Count.ShouldBe(7);
        events.Where(told => told.DedupeKey is not null).Select(told => told.DedupeKey).Distinct().Count().ShouldBe(5);
    }

    [Fact]
    public void A_signed_body_that_is_no_list_of_events_is_refused() =>
        new RecordedVendor().Ability<IWebhookReceiver>().Receive(SignedRequest("{")).Refusal.ShouldNotBeNull().ShouldContain("no list");

    private static IReadOnlyList<WebhookEvent> Signed(string body)
    {
        var receipt = new RecordedVendor().Ability<IWebhookReceiver>().Receive(SignedRequest(body));
        receipt.Refusal.ShouldBeNull();
        return receipt.Events;
    }

    private static WebhookRequest SignedRequest(string body) =>
        Request(body, ("X-HubSpot-Signature", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Secret + body)))));

    private static WebhookReceipt Receive(params (string Name, string Value)[] headers) => new RecordedVendor().Ability<IWebhookReceiver>().Receive(Request(Body, headers));

    private static WebhookRequest Request(string body, params (string Name, string Value)[] headers) => new()
    {
        Method = "POST",
        Url = new Uri(Address),
        Headers = headers.ToDictionary(header => header.Name, header => (IReadOnlyList<string>)[header.Value], StringComparer.OrdinalIgnoreCase),
        Body = Encoding.UTF8.GetBytes(body),
        ReceivedAt = Recorded.Noon.AddSeconds(20),
        Secrets = [Secret],
    };
}
