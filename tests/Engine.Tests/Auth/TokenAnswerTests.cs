using System.Text;
using LeVieuxMoulin.Connectors.Engine.Auth;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Auth;

public sealed class TokenAnswerTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 11, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("")]
    [InlineData("<html></html>")]
    [InlineData("[]")]
    [InlineData("\"token\"")]
    [InlineData("{}")]
    [InlineData("""{"access_token":""}""")]
    [InlineData("""{"access_token":null}""")]
    [InlineData("""{"access_token":{"value":"x"}}""")]
    [InlineData("""{"access_token":"a\r\nX: y"}""")]
    [InlineData("""{"access_token":"s3cret","expires_in":"soon"}""")]
    [InlineData("""{"access_token":"s3cret","expires_in":-5}""")]
    [InlineData("""{"access_token":"s3cret","expires_at":"tomorrow"}""")]
    [InlineData("""{"access_token":"s3cret","refresh_token":""")]
    public void An_answer_that_is_no_token_is_refused_without_showing_it(string body)
    {
        var fault = Should.Throw<ConnectorException>(() => TokenAnswer.Read(Encoding.UTF8.GetBytes(body), Now, "the token address")).Fault;

        fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
        fault.Code.ShouldBe("TOKEN_ANSWER_MALFORMED");
        fault.Message.ShouldNotContain("s3cret");
    }

    [Theory]
    [InlineData("\"expires_in\":3600", 3600)]
    [InlineData("\"expires_in\":\"1500\"", 1500)]
    [InlineData("\"expires_at\":\"2026-03-02T12:00:00Z\"", 3600)]
    [InlineData("\"expires_at\":1772452800", 3600)]
    [InlineData("\"expires_at\":1772452800000", 3600)]
    [InlineData("\"scope\":\"a b\"", null)]
    public void The_end_is_read_in_the_forms_vendors_have(string field, int? seconds) =>
        TokenAnswer.Read(Encoding.UTF8.GetBytes($$"""{"access_token":"t",{{field}}}"""), Now, "x").ExpiresAt.ShouldBe(seconds is { } span ? Now.AddSeconds(span) : null);

    [Fact]
    public void What_the_answer_says_besides_is_the_grant()
    {
        var token = TokenAnswer.Read("""{"access_token":"t","refresh_token":"r","refresh_expires_in":60,"token_type":"Bearer","api_domain":"https://eu.acme.example","hub_id":77,"scopes":["a","b"],"nested":{"x":1}}"""u8.ToArray(), Now, "x");

        token.RefreshToken.ShouldBe("r");
        token.RefreshExpiresAt.ShouldBe(Now.AddMinutes(1));
        token.Grant.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}").ShouldBe(["api_domain=https://eu.acme.example", "hub_id=77", "scopes=a b"]);
    }
}
