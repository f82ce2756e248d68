using System.Net.Http.Headers;
using System.Text;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Retail;

/// <summary>What each of R-Series' failures means, and what its bucket says.</summary>
public sealed class RetailDialectTests
{
    [Theory]
    [InlineData(400, """{"httpCode":"400","httpMessage":"Bad Request","message":"A shelf needs a name.","errorClass":"Exception"}""", FaultKind.Validation, "Exception", false)]
    [InlineData(401, """{"error":"access_denied","error_description":"Denied.","hint":"The token ended"}""", FaultKind.Authentication, "access_denied", false)]
    [InlineData(401, """{"error":"access_denied","error_description":"Denied.","hint":"The token was revoked"}""", FaultKind.Authentication, "access_denied", false)]
    [InlineData(403, """{"httpCode":"403","httpMessage":"Forbidden","message":"No right to this.","errorClass":"Exception"}""", FaultKind.Permission, "Exception", false)]
    [InlineData(404, """{"httpCode":"404","httpMessage":"Not Found","message":"No such row.","errorClass":"Exception"}""", FaultKind.NotFound, "Exception", false)]
    [InlineData(405, """{"httpCode":"405","httpMessage":"Method Not Allowed","message":"Not here.","errorClass":"Exception"}""", FaultKind.Unsupported, "Exception", false)]
    [InlineData(409, """{"httpCode":"409","httpMessage":"Conflict","message":"Changed meanwhile.","errorClass":"Exception"}""", FaultKind.Conflict, "Exception", false)]
    [InlineData(422, """{"httpCode":"422","httpMessage":"Unprocessable Entity","message":"Not a number.","errorClass":"Exception"}""", FaultKind.Validation, "Exception", false)]
    [InlineData(429, """{"httpCode":"429","httpMessage":"Too Many Requests","message":"Slow down.","errorClass":"Exception"}""", FaultKind.RateLimit, "Exception", true)]
    [InlineData(500, """{"httpCode":"500","httpMessage":"Internal Server Error","message":"Out of memory.","errorClass":"Exception"}""", FaultKind.Unavailable, "Exception", true)]
    [InlineData(503, """{"httpCode":"503","httpMessage":"Service Unavailable","message":"Later.","errorClass":"Exception"}""", FaultKind.Unavailable, "Exception", true)]
    public void Every_failure_has_its_kind(int status, string body, FaultKind expected, string code, bool isRetriable)
    {
        var fault = RetailDialect.Instance.ReadFault(Answer(status, body)).ShouldNotBeNull();

        (fault.Kind, fault.Code, fault.Status, fault.IsRetriable).ShouldBe((expected, code, status, isRetriable));
        fault.Message.ShouldStartWith($"Lightspeed answered {code} ({status}) to GET /API/V3/Account/77/Sale.json. ");
    }

    [Theory]
    [InlineData("<html><body>Bad gateway</body></html>")]
    [InlineData("[1]")]
    [InlineData("")]
    public void A_failure_that_is_none_of_the_vendor_s_own_is_left_to_its_status(string body) => RetailDialect.Instance.ReadFault(Answer(502, body)).ShouldBeNull();

    [Fact]
    public void A_wait_is_read_and_a_long_sentence_is_cut()
    {
        var fault = RetailDialect.Instance.ReadFault(Answer(429, $$"""{"message":"{{new string('x', 900)}}"}""", headers => headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(3)))).ShouldNotBeNull();

        fault.RetryAfter.ShouldBe(TimeSpan.FromSeconds(3));
        fault.Message.Length.ShouldBeLessThan(300);
    }

    [Theory]
    [InlineData("1/90", 89)]
    [InlineData("82.57/90", 7.43)]
    [InlineData("92.57/90", 0)]
    public void The_bucket_s_headers_say_what_is_left_and_what_the_call_cost(string level, double remaining)
    {
        var reading = RetailDialect.Instance.ReadRate(Answer(200, "", headers =>
        {
            headers.Add("X-LS-Api-Bucket-Level", level);
            headers.Add("X-LS-API-Burst-Level", "1/20");
            headers.Add("X-LS-Api-Drip-Rate", "1.5");
            headers.Add("X-LS-Api-Request-Cost", "1.4");
        })).ShouldHaveSingleItem();

        reading.Remaining.ShouldBe(remaining, 0.0001);
        (reading.Capacity, reading.RefillPerSecond, reading.Cost).ShouldBe((90d, 1.5d, 1.4d));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("full")]
    [InlineData("a/b")]
    public void Without_a_level_nothing_is_read(string? level) =>
        RetailDialect.Instance.ReadRate(Answer(200, "", headers => { if (level is not null) { headers.Add("X-LS-API-Bucket-Level", level); } })).ShouldBeEmpty();

    private static VendorAnswer Answer(int status, string body, Action<HttpResponseHeaders>? headers = null)
    {
        using var response = new HttpResponseMessage();
        headers?.Invoke(response.Headers);
        return new VendorAnswer { Method = HttpMethod.Get, Path = "/API/V3/Account/77/Sale.json", Status = status, Headers = response.Headers, Body = Encoding.UTF8.GetBytes(body) };
    }
}
