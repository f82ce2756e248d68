using System.Net.Http.Headers;
using System.Text;
using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests.Api;

/// <summary>What each of the vendor's failures means.</summary>
public sealed class SquareDialectTests
{
    [Theory]
    [InlineData("AUTHENTICATION_ERROR", "UNAUTHORIZED", 401, FaultKind.Authentication, false)]
    [InlineData("AUTHENTICATION_ERROR", "ACCESS_TOKEN_EXPIRED", 401, FaultKind.Authentication, false)]
    [InlineData("AUTHENTICATION_ERROR", "ACCESS_TOKEN_REVOKED", 401, FaultKind.Authentication, false)]
    [InlineData("AUTHENTICATION_ERROR", "V1_ACCESS_TOKEN", 401, FaultKind.Authentication, false)]
    [InlineData("AUTHENTICATION_ERROR", "A_NEW_WORD", 401, FaultKind.Authentication, false)]
    [InlineData("AUTHENTICATION_ERROR", "FORBIDDEN", 403, FaultKind.Permission, false)]
    [InlineData("AUTHENTICATION_ERROR", "INSUFFICIENT_SCOPES", 403, FaultKind.Permission, false)]
    [InlineData("AUTHENTICATION_ERROR", "CLIENT_DISABLED", 401, FaultKind.Permission, false)]
    [InlineData("AUTHENTICATION_ERROR", "APPLICATION_DISABLED", 403, FaultKind.Permission, false)]
    [InlineData("AUTHENTICATION_ERROR", "A_NEW_WORD", 403, FaultKind.Permission, false)]
    [InlineData("MERCHANT_SUBSCRIPTION_ERROR", "MERCHANT_SUBSCRIPTION_NOT_FOUND", 400, FaultKind.Permission, false)]
    [InlineData("RATE_LIMIT_ERROR", "RATE_LIMITED", 429, FaultKind.RateLimit, true)]
    [InlineData("RATE_LIMIT_ERROR", "A_NEW_WORD", 429, FaultKind.RateLimit, true)]
    [InlineData("API_ERROR", "INTERNAL_SERVER_ERROR", 500, FaultKind.Unavailable, true)]
    [InlineData("API_ERROR", "TEMPORARY_ERROR", 503, FaultKind.Unavailable, true)]
    [InlineData("API_ERROR", "SERVICE_UNAVAILABLE", 503, FaultKind.Unavailable, true)]
    [InlineData("API_ERROR", "BAD_GATEWAY", 502, FaultKind.Unavailable, true)]
    [InlineData("API_ERROR", "GATEWAY_TIMEOUT", 504, FaultKind.Unavailable, true)]
    [InlineData("INVALID_REQUEST_ERROR", "REQUEST_TIMEOUT", 408, FaultKind.Unavailable, true)]
    [InlineData("API_ERROR", "NOT_IMPLEMENTED", 501, FaultKind.Unsupported, false)]
    [InlineData("EXTERNAL_VENDOR_ERROR", "A_NEW_WORD", 502, FaultKind.Unavailable, true)]
    [InlineData("INVALID_REQUEST_ERROR", "NOT_FOUND", 404, FaultKind.NotFound, false)]
    [InlineData("INVALID_REQUEST_ERROR", "GONE", 410, FaultKind.NotFound, false)]
    [InlineData("INVALID_REQUEST_ERROR", "VERSION_MISMATCH", 400, FaultKind.Conflict, false)]
    [InlineData("INVALID_REQUEST_ERROR", "CONFLICT", 409, FaultKind.Conflict, false)]
    [InlineData("INVALID_REQUEST_ERROR", "INVALID_CURSOR", 400, FaultKind.CursorLost, false)]
    [InlineData("INVALID_REQUEST_ERROR", "IDEMPOTENCY_KEY_REUSED", 400, FaultKind.Validation, false)]
    [InlineData("INVALID_REQUEST_ERROR", "INVALID_VALUE", 400, FaultKind.Validation, false)]
    [InlineData("INVALID_REQUEST_ERROR", "MISSING_REQUIRED_PARAMETER", 400, FaultKind.Validation, false)]
    [InlineData("INVALID_REQUEST_ERROR", "UNPROCESSABLE_ENTITY", 422, FaultKind.Validation, false)]
    [InlineData("INVALID_REQUEST_ERROR", "METHOD_NOT_ALLOWED", 405, FaultKind.Unsupported, false)]
    [InlineData("INVALID_REQUEST_ERROR", "SANDBOX_NOT_SUPPORTED", 400, FaultKind.Unsupported, false)]
    [InlineData("INVALID_REQUEST_ERROR", "API_VERSION_INCOMPATIBLE", 400, FaultKind.Unsupported, false)]
    [InlineData("PAYMENT_METHOD_ERROR", "CARD_DECLINED", 402, FaultKind.Refused, false)]
    [InlineData("REFUND_ERROR", "REFUND_DECLINED", 400, FaultKind.Refused, false)]
    [InlineData("A_NEW_CATEGORY", "A_NEW_WORD", 400, FaultKind.Validation, false)]
    [InlineData("A_NEW_CATEGORY", "A_NEW_WORD", 500, FaultKind.Unavailable, true)]
    public void Every_failure_has_its_kind(string category, string code, int status, FaultKind expected, bool isRetriable)
    {
        var fault = Dialect().ReadFault(Answer(status, $$"""{"errors":[{"category":"{{category}}","code":"{{code}}"}]}""")).ShouldNotBeNull();

        (fault.Kind, fault.Code, fault.Status, fault.IsRetriable).ShouldBe((expected, code, status, isRetriable));
    }

    [Fact]
    public void A_complaint_about_a_field_names_it_and_the_call()
    {
        var fault = Dialect().ReadFault(Answer(400, """{"errors":[{"category":"INVALID_REQUEST_ERROR","code":"VALUE_EMPTY","detail":"Must not be blank.","field":"object.item_data.name"},{"category":"API_ERROR","code":"OTHER"}]}""")).ShouldNotBeNull();

        fault.Message.ShouldBe("Square answered VALUE_EMPTY (400) to POST /v2/catalog/object. Must not be blank.");
        fault.Fields.ShouldBe([new FieldFault("object.item_data.name", "Must not be blank.")]);
    }

    [Fact]
    public void A_wait_in_seconds_and_a_wait_until_the_vendor_s_own_time_are_both_read()
    {
        var seconds = Answer(429, """{"errors":[{"category":"RATE_LIMIT_ERROR","code":"RATE_LIMITED"}]}""", headers => headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)));
        var until = Answer(429, """{"errors":[{"category":"RATE_LIMIT_ERROR","code":"RATE_LIMITED"}]}""", headers =>
        {
            headers.Date = Recorded.Noon;
            headers.RetryAfter = new RetryConditionHeaderValue(Recorded.Noon.AddSeconds(9));
        });

        Dialect().ReadFault(seconds)!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        Dialect().ReadFault(until)!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"errors":[]}""")]
    public void A_body_that_is_not_the_vendor_s_is_left_to_the_status(string body) => Dialect().ReadFault(Answer(502, body)).ShouldBeNull();

    [Fact]
    public async Task A_failure_without_a_body_still_leaves_the_connector_as_a_fault()
    {
        var vendor = new RecordedVendor().On("GET", "v2/merchants/me", "<html/>", 503);

        var fault = await Recorded.FaultOfAsync(() => Plugged.Connector(vendor).CheckAsync(TestContext.Current.CancellationToken));

        (fault.Kind, fault.Status, fault.Message).ShouldBe((FaultKind.Unavailable, 503, "Square answered an error (503) to GET /v2/merchants/me."));
    }

    private static IVendorDialect Dialect() => Plugged.Connector(new RecordedVendor()).Dialect.ShouldNotBeNull();

    private static VendorAnswer Answer(int status, string body, Action<HttpResponseHeaders>? set = null)
    {
        using var response = new HttpResponseMessage();
        set?.Invoke(response.Headers);
        return new VendorAnswer { Method = HttpMethod.Post, Path = "/v2/catalog/object", Status = status, Headers = response.Headers, Body = Encoding.UTF8.GetBytes(body) };
    }
}
