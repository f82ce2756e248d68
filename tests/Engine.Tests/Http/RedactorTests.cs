using System.Text;
using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

public sealed class RedactorTests
{
    private readonly Redactor redactor = new(["own-s3cret", null, ""]);

    [Theory]
    [InlineData("""{"access_token":"abc.def","n":1}""", """{"access_token":"[…]","n":1}""")]
    [InlineData("""{"client_secret" : "a\"b"}""", """{"client_secret" : "[…]"}""")]
    [InlineData("""{"phone_number":33612345678}""", """{"phone_number":"[…]"}""")]
    [InlineData("""{"given_name":"Amélie","status":"OPEN"}""", """{"given_name":"[…]","status":"OPEN"}""")]
    [InlineData("The token own-s3cret is wrong", "The token […] is wrong")]
    [InlineData("Authorization: Bearer abcdef123456", "Authorization: Bearer […]")]
    [InlineData("write to jean.dupont@example.fr now", "write to […] now")]
    [InlineData("call +33 6 12 34 56 78.", "call […].")]
    [InlineData("card 4970100000000154", "card […]")]
    [InlineData("at ?refresh_token=zzz&x=1", "at ?refresh_token=[…]&x=1")]
    [InlineData("field quantity must be 12 or less (code 4711)", "field quantity must be 12 or less (code 4711)")]
    public void Secrets_and_persons_go_and_the_rest_stays(string text, string expected) => redactor.Redact(text).ShouldBe(expected);

    [Fact]
    public void At_most_4_KiB_are_kept_however_the_letters_are_written()
    {
        var kept = redactor.Redact(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("é ", 9000))));

        Encoding.UTF8.GetByteCount(kept!).ShouldBeLessThanOrEqualTo(4096);
        kept!.Length.ShouldBeGreaterThan(2000);
    }

    [Fact]
    public void A_secret_at_the_cut_is_not_left_in_half()
    {
        var body = new string('.', 8180) + "\"access_token\":\"" + new string('k', 30) + "\"";

        redactor.Redact(Encoding.UTF8.GetBytes(body))!.ShouldNotContain("kkk");
    }

    [Theory]
    [InlineData("/v2/orders/CAISENgvlJ6jLWAzERDzjyHVybY", "/v2/orders/{id}")]
    [InlineData("/v2/orders/search", "/v2/orders/search")]
    [InlineData("/API/V3/Account/12345/Sale/9.json", "/API/V3/Account/{id}/Sale/9.json")]
    [InlineData("/crm/2026-09/objects", "/crm/2026-09/objects")]
    [InlineData("/guests/jean%40example.fr", "/guests/{id}")]
    [InlineData("/r/0f8fad5b-d9cb-469f-a165-70867728950e", "/r/{id}")]
    [InlineData("/oauth2/token", "/oauth2/token")]
    public void Ids_in_a_path_are_replaced(string path, string expected) => PathTemplate.Of(new Uri("https://api.acme.example" + path + "?q=secret")).ShouldBe(expected);
}
