using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

public class WebhookTests
{
    private const string Secret = "whsec_TW91bGluLW1ldHJvLXRlc3Qtc2VjcmV0";

    [Fact]
    public async Task A_signed_notice_of_an_order_hints_at_it()
    {
        await using var bed = new MetroBed();
        const string Body = """{"type":"order.updated","id":"SO-77","orderReference":"op-1"}""";
        new SupplierContract().Check(Body, "Webhook").ShouldBeEmpty();

        var receipt = Receive(bed, Body);

        receipt.Refusal.ShouldBeNull();
        var told = receipt.Events.Single();
        (told.Stream, told.Hint, told.DedupeKey).ShouldBe(("supplier-order", new RecordHint("SO-77"), "msg_1/supplier-order"));
    }

    [Theory]
    [InlineData("delivery.created", "delivery,supplier-order")]
    [InlineData("delivery.updated", "delivery,supplier-order")]
    [InlineData("billing-document.created", "billing-document")]
    [InlineData("catalogue.updated", "catalog-item")]
    [InlineData("newsletter.sent", "")]
    public async Task A_notice_wakes_the_streams_it_concerns(string type, string streams)
    {
        await using var bed = new MetroBed();

        var receipt = Receive(bed, $$"""{"type":"{{type}}","id":"1"}""");

        receipt.Refusal.ShouldBeNull();
        string.Join(',', receipt.Events.Select(told => told.Stream)).ShouldBe(streams);
    }

    [Fact]
    public async Task Both_secrets_count_during_a_rotation()
    {
        await using var bed = new MetroBed();

        Receive(bed, """{"type":"order.updated","id":"SO-77"}""", secrets: ["whsec_bmV3LXNlY3JldA==", Secret]).Refusal.ShouldBeNull();
    }

    [Theory]
    [InlineData("whsec_b3RoZXI=", 0, "v1,")]
    [InlineData(Secret, -301, "v1,")]
    [InlineData(Secret, 301, "v1,")]
    [InlineData(Secret, 0, "v2,")]
    public async Task A_notice_with_a_wrong_secret_time_or_scheme_is_refused(string secret, int seconds, string scheme)
    {
        await using var bed = new MetroBed();

        var receipt = Receive(bed, """{"type":"order.updated","id":"SO-77"}""", [secret], seconds, scheme);

        receipt.Refusal.ShouldNotBeNullOrEmpty();
        receipt.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_changed_body_is_refused()
    {
        await using var bed = new MetroBed();

        Receive(bed, """{"type":"order.updated","id":"SO-77"}""", sent: """{"type":"order.updated","id":"SO-78"}""").Refusal.ShouldNotBeNull();
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("oops")]
    public async Task A_signed_body_of_another_form_is_refused(string body)
    {
        await using var bed = new MetroBed();

        Receive(bed, body).Refusal.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_notice_without_signature_headers_is_refused()
    {
        await using var bed = new MetroBed();
        var request = Request("{}", new Dictionary<string, IReadOnlyList<string>>(), [Secret]);

        bed.Get<IWebhookReceiver>().Receive(request).Refusal.ShouldNotBeNull();
    }

    private static WebhookReceipt Receive(MetroBed bed, string body, IReadOnlyList<string>? secrets = null, int seconds = 0, string scheme = "v1,", string? sent = null)
    {
        var timestamp = MetroBed.Now.AddSeconds(seconds).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var key = Convert.FromBase64String(Secret["whsec_".Length..]);
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"msg_1.{timestamp}.{body}")));
        var headers = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            ["Webhook-Id"] = ["msg_1"],
            ["Webhook-Timestamp"] = [timestamp],
            ["Webhook-Signature"] = [$"v1,AAAA {scheme}{signature}"],
        };
        return bed.Get<IWebhookReceiver>().Receive(Request(sent ?? body, headers, secrets ?? [Secret]));
    }

    private static WebhookRequest Request(string body, Dictionary<string, IReadOnlyList<string>> headers, IReadOnlyList<string> secrets) => new()
    {
        Method = "POST",
        Url = new Uri("https://moulin.example/webhooks/metro"),
        Headers = headers,
        Body = Encoding.UTF8.GetBytes(body),
        ReceivedAt = MetroBed.Now,
        Secrets = secrets,
    };
}
