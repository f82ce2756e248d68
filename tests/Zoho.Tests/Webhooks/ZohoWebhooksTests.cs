using System.Text;
using LeVieuxMoulin.Connectors.Zoho.Tests.Support;

namespace LeVieuxMoulin.Connectors.Zoho.Tests.Webhooks;

public sealed class ZohoWebhooksTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void A_notice_with_our_token_names_contacts_to_fetch_whatever_the_channel_s_id_is_written_as()
    {
        var receipt = Receive("""{"server_time":1778760000000,"query_params":{},"module":"Contacts","ids":["1","2"],"operation":"update","channel_id":1000000068001,"token":"now"}""");

        receipt.Refusal.ShouldBeNull();
        receipt.Events.Select(told => (told.Stream, told.Hint!.Id, told.DedupeKey, told.OccurredAt)).ShouldBe(
        [
            ("customer", "1", "1778760000000/Contacts/update/1", Recorded.Noon), ("customer", "2", "1778760000000/Contacts/update/2", Recorded.Noon),
        ]);
    }

    [Fact]
    public void A_deletion_is_a_removal_and_a_note_an_activity()
    {
        Receive("""{"module":"Contacts","ids":["1"],"operation":"delete","token":"before"}""").Events.ShouldHaveSingleItem().Removal!.Reason.ShouldBe(RemovalReason.Archived);
        Receive("""{"module":"Notes","ids":["5"],"operation":"insert","token":"now"}""").Events.ShouldHaveSingleItem().Stream.ShouldBe("activity");
        Receive("""{"module":"Deals","ids":["5"],"operation":"insert","token":"now"}""").Events.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"module":"Contacts","ids":["1"],"operation":"insert","token":"other"}""")]
    [InlineData("""{"module":"Contacts","ids":["1"],"operation":"insert","token":""}""")]
    [InlineData("""{"module":"Contacts","ids":["1"],"operation":"insert"}""")]
    [InlineData("{")]
    public void A_notice_without_our_token_is_refused(string body) => Receive(body).Refusal.ShouldNotBeNullOrWhiteSpace();

    [Fact]
    public async Task A_channel_is_made_for_a_week_with_a_token_of_its_own_and_renewed_under_the_same()
    {
        var vendor = new RecordedVendor()
            .On("POST", "crm/v8/actions/watch", Watched("2026-05-21T13:00:00+02:00"), 201)
            .On("PUT", "crm/v8/actions/watch", Watched("2026-05-22T13:00:00+02:00"));
        var channels = vendor.Ability<IWebhookSubscriber>();
        var address = new Uri("https://moulin.test/webhooks/customers");

        var made = await channels.EnsureAsync(address, null, Token);
        var renewed = await channels.EnsureAsync(address, made, Token);

        made.Secret!.Length.ShouldBe(40);
        (renewed.Id, renewed.Secret, renewed.ExpiresAt).ShouldBe((made.Id, made.Secret, new DateTimeOffset(2026, 5, 22, 13, 0, 0, TimeSpan.FromHours(2))));
        var sent = vendor.Seen[0].Json["watch"]![0]!;
        (sent["channel_id"]!.GetValue<string>(), sent["channel_expiry"]!.GetValue<string>(), sent["notify_url"]!.GetValue<string>()).ShouldBe((made.Id, "2026-05-21T11:00:00+00:00", address.OriginalString));
        long.Parse(made.Id, System.Globalization.CultureInfo.InvariantCulture).ShouldBePositive();
    }

    [Fact]
    public async Task A_channel_that_lapsed_is_made_again_and_one_that_is_gone_needs_no_ending()
    {
        var vendor = new RecordedVendor()
            .On("PUT", "crm/v8/actions/watch", """{"watch":[{"code":"INVALID_DATA","details":{},"message":"the id given seems to be invalid","status":"error"}]}""", 400)
            .On("POST", "crm/v8/actions/watch", Watched("2026-05-21T13:00:00+02:00"), 201)
            .On("DELETE", "crm/v8/actions/watch?channel_ids=77", """{"watch":[{"code":"INVALID_DATA","details":{},"status":"error"}]}""", 400);
        var current = new WebhookSubscription { Id = "77", Secret = "kept" };

        (await vendor.Ability<IWebhookSubscriber>().EnsureAsync(new Uri("https://moulin.test/w"), current, Token)).Secret.ShouldBe("kept");
        await vendor.Ability<IWebhookSubscriber>().RemoveAsync(current, Token);
        vendor.ShouldBeDone();
    }

    private static string Watched(string expiry) => $$"""{"watch":[{"code":"SUCCESS","details":{"events":[{"channel_expiry":"{{expiry}}","resource_name":"Contacts"}] },"status":"success"}]}""";

    private static WebhookReceipt Receive(string body) => new RecordedVendor().Ability<IWebhookReceiver>().Receive(new WebhookRequest
    {
        Method = "POST",
        Url = new Uri("https://moulin.test/webhooks/customers"),
        Headers = new Dictionary<string, IReadOnlyList<string>>(),
        Body = Encoding.UTF8.GetBytes(body),
        ReceivedAt = Recorded.Noon,
        Secrets = ["now", "before"],
    });
}
