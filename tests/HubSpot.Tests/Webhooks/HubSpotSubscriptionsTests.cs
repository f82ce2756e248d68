using LeVieuxMoulin.Connectors.HubSpot.Tests.Support;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests.Webhooks;

public sealed class HubSpotSubscriptionsTests
{
    private const string App = "app-webhooks/2026-09/77";

    [Fact]
    public async Task The_address_is_set_paused_subscriptions_are_begun_and_missing_ones_made()
    {
        var vendor = new RecordedVendor("""{"app_id":"77"}""");
        var watched = new HubSpotFields(new HubSpotOptions()).Watched.ToList();
        vendor.On("PUT", $"{App}/settings", "{}")
            .On("GET", $"{App}/subscriptions", """{"results":[{"id":"1","eventType":"contact.creation","active":true},{"id":2,"eventType":"contact.deletion","active":false}]}""")
            .On("PATCH", $"{App}/subscriptions/2", "{}");
        for (var i = 0; i < 3 + watched.Count; i++)
        {
            vendor.On("POST", $"{App}/subscriptions", "{}", 201);
        }

        var made = await vendor.Ability<IWebhookSubscriber>().EnsureAsync(new Uri("https://moulin.test/webhooks/customers"), null, TestContext.Current.CancellationToken);

        (made.Id, made.ExpiresAt).ShouldBe(("77", null));
        vendor.ShouldBeDone();
        vendor.Seen[0].Json.ToJsonString().ShouldBe("""{"targetUrl":"https://moulin.test/webhooks/customers","throttling":{"maxConcurrentRequests":10}}""");
        vendor.Seen.Select(seen => (seen.Body.Length == 0 ? null : seen.Json["propertyName"])?.GetValue<string>()).OfType<string>().ShouldBe(watched);
        watched.ShouldNotContain("lastmodifieddate");
    }

    [Fact]
    public void Without_the_application_s_id_subscriptions_are_kept_by_hand() =>
        new RecordedVendor().Connector().Capabilities.Find<IWebhookSubscriber>().ShouldBeNull();
}
