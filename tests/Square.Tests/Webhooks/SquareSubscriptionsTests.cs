using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Webhooks;

/// <summary>The application's subscription.</summary>
public sealed class SquareSubscriptionsTests
{
    private const string Path = "v2/webhooks/subscriptions";
    private const string List = $"{Path}?include_disabled=true";
    private static readonly Uri Address = new("https://moulin.example.com/webhooks/till-terrace");

    [Fact]
    public void Without_an_application_token_the_ability_is_not_offered() =>
        Plugged.Connector(new RecordedVendor()).Capabilities.Find<IWebhookSubscriber>().ShouldBeNull();

    [Fact]
    public async Task A_missing_subscription_is_made_with_every_event_and_its_secret_is_kept()
    {
        var vendor = new RecordedVendor().On("GET", List, "{}").On("POST", Path, Subscription(secret: "key-1", wrapped: true));

        var made = await Subscriber(vendor).EnsureAsync(Address, null, TestContext.Current.CancellationToken);

        made.ShouldBe(new WebhookSubscription { Id = "wbhk_1", Secret = "key-1" });
        var sent = vendor.Seen[1].Json["subscription"]!;
        sent["notification_url"]!.GetValue<string>().ShouldBe(Address.OriginalString);
        sent["event_types"]!.AsArray().Select(type => type!.GetValue<string>()).ShouldContain("order.updated");
        vendor.Seen[1].Json["idempotency_key"]!.GetValue<string>().Length.ShouldBeLessThanOrEqualTo(45);
    }

    [Fact]
    public async Task A_subscription_as_it_should_be_is_left_alone()
    {
        var current = new WebhookSubscription { Id = "wbhk_1", Secret = "key-1" };
        var vendor = new RecordedVendor().On("GET", List, $$"""{"subscriptions":[{{Subscription()}}]}""");

        (await Subscriber(vendor).EnsureAsync(Address, current, TestContext.Current.CancellationToken)).ShouldBe(current);
        vendor.ShouldBeDone();
    }

    [Fact]
    public async Task A_disabled_one_is_switched_on_again()
    {
        var vendor = new RecordedVendor()
            .On("GET", List, $$"""{"subscriptions":[{"id":"other"}],"cursor":"p2"}""")
            .On("GET", $"{List}&cursor=p2", $$"""{"subscriptions":[{{Subscription(enabled: false)}}]}""")
            .On("PUT", $"{Path}/wbhk_1", Subscription(wrapped: true));

        await Subscriber(vendor).EnsureAsync(Address, new WebhookSubscription { Id = "wbhk_1", Secret = "key-1" }, TestContext.Current.CancellationToken);

        vendor.Seen[2].Json["subscription"]!["enabled"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task One_that_was_made_while_its_answer_was_lost_is_taken_over_with_a_new_key()
    {
        var vendor = new RecordedVendor()
            .On("GET", List, $$"""{"subscriptions":[{{Subscription()}}]}""")
            .On("POST", $"{Path}/wbhk_1/signature-key", """{"signature_key":"key-2"}""");

        (await Subscriber(vendor).EnsureAsync(Address, null, TestContext.Current.CancellationToken)).ShouldBe(new WebhookSubscription { Id = "wbhk_1", Secret = "key-2" });
    }

    [Fact]
    public async Task Removing_one_that_is_gone_is_fine_and_any_other_failure_is_not()
    {
        var current = new WebhookSubscription { Id = "wbhk_1" };

        await Subscriber(new RecordedVendor().Error("DELETE", $"{Path}/wbhk_1", "NOT_FOUND", 404)).RemoveAsync(current, TestContext.Current.CancellationToken);
        await Recorded.FaultOfAsync(() => Subscriber(new RecordedVendor().Error("DELETE", $"{Path}/wbhk_1", "UNAUTHORIZED", 401)).RemoveAsync(current, TestContext.Current.CancellationToken));
    }

    private static IWebhookSubscriber Subscriber(RecordedVendor vendor) =>
        Plugged.Connector(new RecordedVendor(), application: vendor.Client).Capabilities.Find<IWebhookSubscriber>().ShouldNotBeNull();

    private static string Subscription(bool enabled = true, string? secret = null, bool wrapped = false)
    {
        const string Types = """["catalog.version.updated","inventory.count.updated","location.created","location.updated","oauth.authorization.revoked","order.created","order.fulfillment.updated","order.updated","payment.created","payment.updated","refund.created","refund.updated"]""";
        var key = secret is null ? "" : $",\"signature_key\":\"{secret}\"";
        var one = $$"""{"id":"wbhk_1","enabled":{{(enabled ? "true" : "false")}},"event_types":{{Types}},"notification_url":"{{Address}}","created_at":"2026-01-10 23:29:48 +0000 UTC"{{key}}}""";
        return wrapped ? $$"""{"subscription":{{one}}}""" : one;
    }
}
