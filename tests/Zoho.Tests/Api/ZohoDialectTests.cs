using System.Text;
using LeVieuxMoulin.Connectors.Zoho.Tests.Support;

namespace LeVieuxMoulin.Connectors.Zoho.Tests.Api;

/// <summary>What each of the vendor's failures means.</summary>
public sealed class ZohoDialectTests
{
    [Theory]
    [InlineData(400, "INVALID_DATA", FaultKind.Validation, false)]
    [InlineData(400, "MANDATORY_NOT_FOUND", FaultKind.Validation, false)]
    [InlineData(400, "DUPLICATE_DATA", FaultKind.Refused, false)]
    [InlineData(400, "REQUIRED_PARAM_MISSING", FaultKind.Validation, false)]
    [InlineData(400, "LIMIT_EXCEEDED", FaultKind.Validation, false)]
    [InlineData(400, "INVALID_MODULE", FaultKind.Permission, false)]
    [InlineData(400, "INVALID_QUERY", FaultKind.Validation, false)]
    [InlineData(400, "SYNTAX_ERROR", FaultKind.Validation, false)]
    [InlineData(400, "RECORD_LOCKED", FaultKind.Refused, false)]
    [InlineData(400, "AUTHORIZATION_FAILED", FaultKind.Permission, false)]
    [InlineData(400, "DEPENDENT_SERVICE_ERROR", FaultKind.Unavailable, true)]
    [InlineData(400, "DISCRETE_PAGINATION_LIMIT_EXCEEDED", FaultKind.CursorLost, false)]
    [InlineData(400, "PAGINATION_LIMIT_EXCEEDED", FaultKind.CursorLost, false)]
    [InlineData(400, "TOKEN_BOUND_DATA_MISMATCH", FaultKind.CursorLost, false)]
    [InlineData(400, "EXPIRED_VALUE", FaultKind.CursorLost, false)]
    [InlineData(400, "A_NEW_WORD", FaultKind.Validation, false)]
    [InlineData(401, "INVALID_TOKEN", FaultKind.Authentication, false)]
    [InlineData(401, "AUTHENTICATION_FAILURE", FaultKind.Authentication, false)]
    [InlineData(401, "OAUTH_SCOPE_MISMATCH", FaultKind.Permission, false)]
    [InlineData(403, "NO_PERMISSION", FaultKind.Permission, false)]
    [InlineData(404, "INVALID_URL_PATTERN", FaultKind.Unsupported, false)]
    [InlineData(412, "ALREADY_MODIFIED", FaultKind.Conflict, false)]
    [InlineData(429, "TOO_MANY_REQUESTS", FaultKind.RateLimit, true)]
    [InlineData(429, "RATE_LIMIT_EXCEEDED", FaultKind.RateLimit, true)]
    [InlineData(429, "A_NEW_WORD", FaultKind.RateLimit, true)]
    [InlineData(500, "INTERNAL_ERROR", FaultKind.Unavailable, true)]
    [InlineData(502, "A_NEW_WORD", FaultKind.Unavailable, true)]
    [InlineData(503, "A_NEW_WORD", FaultKind.Unavailable, true)]
    public void Every_failure_has_its_kind_flat_or_in_a_list(int status, string code, FaultKind expected, bool isRetriable)
    {
        var flat = $$"""{"code":"{{code}}","details":{},"message":"As the vendor words it.","status":"error"}""";
        foreach (var body in new[] { flat, $$"""{"data":[{{flat}}]}""", $$"""{"tags":[{"code":"SUCCESS","status":"success"},{{flat}}]}""" })
        {
            var fault = Dialect().ReadFault(Answer(status, body)).ShouldNotBeNull();

            (fault.Kind, fault.Code, fault.Status, fault.IsRetriable).ShouldBe((expected, code, status, isRetriable));
            fault.Message.ShouldNotContain("As the vendor");
        }
    }

    [Theory]
    [InlineData(401, FaultKind.Authentication)]
    [InlineData(404, FaultKind.NotFound)]
    [InlineData(429, FaultKind.RateLimit)]
    [InlineData(502, FaultKind.Unavailable)]
    public void A_body_that_is_not_the_vendor_s_is_left_to_the_status(int status, FaultKind expected)
    {
        Dialect().ReadFault(Answer(status, "<html/>"))!.Kind.ShouldBe(expected);
        Dialect().ReadFault(Answer(status, ""))!.Kind.ShouldBe(expected);
    }

    [Fact]
    public void A_complaint_names_its_field_and_an_unknown_id_is_a_record_not_found()
    {
        var wrong = Dialect().ReadFault(Answer(400, """{"data":[{"code":"INVALID_DATA","details":{"expected_data_type":"integer","api_name":"Loyalty_Points","json_path":"$.data[1].Loyalty_Points"},"message":"invalid data","status":"error"}]}"""))!;

        wrong.Fields.ShouldBe([new FieldFault("$.data[1].Loyalty_Points", "INVALID_DATA: integer is expected")]);
        wrong.Message.ShouldBe("Zoho answered INVALID_DATA (400) to POST /crm/v8/Contacts, about $.data[1].Loyalty_Points.");
        Dialect().ReadFault(Answer(400, """{"code":"INVALID_DATA","details":{"api_name":"id"},"message":"the id given seems to be invalid","status":"error"}"""))!.Kind.ShouldBe(FaultKind.NotFound);
        Dialect().ReadFault(Answer(400, """{"code":"INVALID_DATA","details":{"param_name":"page_token"},"message":"invalid data","status":"error"}"""))!.Kind.ShouldBe(FaultKind.CursorLost);
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData("40", 5)]
    [InlineData("0", 1800)]
    public void A_limit_that_says_no_time_passes_soon_unless_the_day_s_credits_are_spent(string? left, int seconds)
    {
        var answer = Answer(429, "", left);

        Dialect().ReadFault(answer)!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(seconds));
        Dialect().ReadRate(answer).Select(reading => (reading.Budget, reading.Remaining)).ShouldBe(left is null ? [] : [("credits", double.Parse(left, System.Globalization.CultureInfo.InvariantCulture))]);
    }

    private static IVendorDialect Dialect() => new RecordedVendor().Connector().Dialect.ShouldNotBeNull();

    private static VendorAnswer Answer(int status, string body, string? credits = null)
    {
        using var response = new HttpResponseMessage();
        if (credits is not null)
        {
            response.Headers.Add("X-API-CREDITS-REMAINING", credits);
        }

        return new VendorAnswer { Method = HttpMethod.Post, Path = "/crm/v8/Contacts", Status = status, Headers = response.Headers, Body = Encoding.UTF8.GetBytes(body) };
    }
}
