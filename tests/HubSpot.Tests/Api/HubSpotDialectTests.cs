using System.Net.Http.Headers;
using System.Text;
using LeVieuxMoulin.Connectors.HubSpot.Tests.Support;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests.Api;

/// <summary>What each of the vendor's failures means.</summary>
public sealed class HubSpotDialectTests
{
    [Theory]
    [InlineData(400, """{"status":"error","category":"VALIDATION_ERROR","message":"As the vendor words it."}""", FaultKind.Validation, "VALIDATION_ERROR", false)]
    [InlineData(401, """{"status":"error","category":"INVALID_AUTHENTICATION"}""", FaultKind.Authentication, "INVALID_AUTHENTICATION", false)]
    [InlineData(401, """{"status":"error","category":"EXPIRED_AUTHENTICATION"}""", FaultKind.Authentication, "EXPIRED_AUTHENTICATION", false)]
    [InlineData(401, "", FaultKind.Authentication, null, false)]
    [InlineData(403, """{"status":"error","category":"MISSING_SCOPES","errors":[{"message":"One of these.","context":{"requiredGranularScopes":["crm.lists.read"]}}]}""", FaultKind.Permission, "MISSING_SCOPES", false)]
    [InlineData(403, "", FaultKind.Permission, null, false)]
    [InlineData(404, """{"status":"error","category":"OBJECT_NOT_FOUND"}""", FaultKind.NotFound, "OBJECT_NOT_FOUND", false)]
    [InlineData(404, "<html/>", FaultKind.NotFound, null, false)]
    [InlineData(409, """{"status":"error","category":"CONFLICT","message":"Contact already exists. Existing ID: 12345"}""", FaultKind.Refused, "CONFLICT", false)]
    [InlineData(409, """{"status":"error","category":"CONFLICT","message":"It moved on."}""", FaultKind.Conflict, "CONFLICT", false)]
    [InlineData(414, "", FaultKind.Validation, null, false)]
    [InlineData(423, "", FaultKind.Unavailable, null, true)]
    [InlineData(429, """{"status":"error","errorType":"RATE_LIMIT","policyName":"DAILY"}""", FaultKind.RateLimit, "RATE_LIMIT", true)]
    [InlineData(429, """{"status":"error","category":"RATE_LIMITS"}""", FaultKind.RateLimit, "RATE_LIMITS", true)]
    [InlineData(429, "", FaultKind.RateLimit, null, true)]
    [InlineData(477, "", FaultKind.Unavailable, null, true)]
    [InlineData(500, "", FaultKind.Unavailable, null, true)]
    [InlineData(502, "<html>Bad gateway</html>", FaultKind.Unavailable, null, true)]
    [InlineData(503, "", FaultKind.Unavailable, null, true)]
    [InlineData(504, "", FaultKind.Unavailable, null, true)]
    [InlineData(521, "", FaultKind.Unavailable, null, true)]
    [InlineData(522, "", FaultKind.Vendor, null, false)]
    [InlineData(523, "", FaultKind.Unavailable, null, true)]
    [InlineData(524, "", FaultKind.Unavailable, null, true)]
    [InlineData(525, "", FaultKind.Vendor, null, false)]
    [InlineData(526, "", FaultKind.Vendor, null, false)]
    public void Every_failure_has_its_kind(int status, string body, FaultKind expected, string? code, bool isRetriable)
    {
        var fault = Dialect().ReadFault(Answer(status, body)).ShouldNotBeNull();

        (fault.Kind, fault.Code, fault.Status, fault.IsRetriable).ShouldBe((expected, code, status, isRetriable));
    }

    [Theory]
    [InlineData(423, "", null, 2)]
    [InlineData(429, """{"errorType":"RATE_LIMIT","policyName":"DAILY"}""", null, 3600)]
    [InlineData(429, """{"errorType":"RATE_LIMIT","policyName":"TEN_SECONDLY_ROLLING"}""", null, 10)]
    [InlineData(429, """{"errorType":"RATE_LIMIT","policyName":"SECONDLY"}""", null, 1)]
    [InlineData(429, """{"errorType":"RATE_LIMIT","policyName":"DAILY"}""", 7, 7)]
    [InlineData(477, "", 86400, 86400)]
    [InlineData(503, "", null, null)]
    public void How_long_to_wait_is_the_header_s_word_else_the_policy_s(int status, string body, int? header, int? seconds)
    {
        var answer = Answer(status, body, headers => headers.RetryAfter = header is { } wait ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(wait)) : null);

        Dialect().ReadFault(answer)!.RetryAfter.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    [Fact]
    public void A_complaint_names_properties_and_codes_and_never_the_value_it_was_about()
    {
        const string Sentence = """{"category":"VALIDATION_ERROR","message":"Property values were not valid: [{\"isValid\":false,\"message\":\"Email address anna@moulin.test is invalid\",\"error\":\"INVALID_EMAIL\",\"name\":\"email\"}]"}""";
        const string Listed = """{"category":"VALIDATION_ERROR","errors":[{"message":"twelve was not a valid number","code":"INVALID_INTEGER","context":{"propertyName":["loyalty_points"]}}]}""";

        var fault = Dialect().ReadFault(Answer(400, Sentence))!;

        fault.Fields.ShouldBe([new FieldFault("email", "INVALID_EMAIL")]);
        fault.Message.ShouldBe("HubSpot answered VALIDATION_ERROR (400) to POST /crm/objects/2026-09/contacts. email: INVALID_EMAIL.");
        Dialect().ReadFault(Answer(400, Listed))!.Fields.ShouldBe([new FieldFault("loyalty_points", "INVALID_INTEGER")]);
    }

    [Fact]
    public void The_window_s_rest_is_read_and_a_search_s_answer_has_none()
    {
        var answer = Answer(200, "", headers =>
        {
            headers.Add("X-HubSpot-RateLimit-Max", "190");
            headers.Add("X-HubSpot-RateLimit-Remaining", "12");
            headers.Add("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
        });

        Dialect().ReadRate(answer).ShouldBe([new RateReading { Remaining = 12, Capacity = 190, ResetAfter = TimeSpan.FromSeconds(10) }]);
        Dialect().ReadRate(Answer(200, "")).ShouldBeEmpty();
    }

    private static IVendorDialect Dialect() => new RecordedVendor().Connector().Dialect.ShouldNotBeNull();

    private static VendorAnswer Answer(int status, string body, Action<HttpResponseHeaders>? set = null)
    {
        using var response = new HttpResponseMessage();
        set?.Invoke(response.Headers);
        return new VendorAnswer { Method = HttpMethod.Post, Path = "/crm/objects/2026-09/contacts", Status = status, Headers = response.Headers, Body = Encoding.UTF8.GetBytes(body) };
    }
}
