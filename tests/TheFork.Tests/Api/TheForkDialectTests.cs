using System.Net.Http.Headers;
using System.Text;
using LeVieuxMoulin.Connectors.TheFork.Tests.Support;

namespace LeVieuxMoulin.Connectors.TheFork.Tests.Api;

/// <summary>What each of the vendor's failures means.</summary>
public sealed class TheForkDialectTests
{
    [Theory]
    [InlineData(401, "", FaultKind.Authentication, false)]
    [InlineData(400, "CANCELLATION_ERROR", FaultKind.Refused, false)]
    [InlineData(409, "DOUBLE_BOOKING", FaultKind.Refused, false)]
    [InlineData(409, "DOUBLE_CANCELLATION", FaultKind.Refused, false)]
    [InlineData(409, "A_NEW_WORD", FaultKind.Refused, false)]
    [InlineData(404, "RESERVATION_NOT_FOUND", FaultKind.NotFound, false)]
    [InlineData(404, "RESTAURANT_NOT_FOUND", FaultKind.NotFound, false)]
    [InlineData(404, "Restaurant not found", FaultKind.NotFound, false)]
    [InlineData(404, "CUSTOMER_NOT_FOUND", FaultKind.NotFound, false)]
    [InlineData(404, "PHONE_NUMBER_NOT_FOUND", FaultKind.NotFound, false)]
    [InlineData(400, "A_NEW_WORD", FaultKind.Validation, false)]
    [InlineData(403, "", FaultKind.Permission, false)]
    [InlineData(405, "", FaultKind.Unsupported, false)]
    [InlineData(408, "", FaultKind.Unavailable, true)]
    [InlineData(415, "", FaultKind.Validation, false)]
    [InlineData(429, "", FaultKind.RateLimit, true)]
    [InlineData(500, "", FaultKind.Unavailable, true)]
    [InlineData(503, "", FaultKind.Unavailable, true)]
    public void A_failure_is_read_from_its_code_else_from_its_status(int status, string code, FaultKind kind, bool isRetriable)
    {
        var fault = Read(status, $$$"""{"statusCode":{{{status}}},"error":"As it is called","data":{"code":"{{{code}}}"}}""");

        (fault.Kind, fault.IsRetriable, fault.Status, fault.Code).ShouldBe((kind, isRetriable, status, code.Length == 0 ? null : code));
    }

    [Theory]
    [InlineData(403, """{"message":"Forbidden"}""", FaultKind.Permission)]
    [InlineData(429, """{"statusCode":429,"error":"Too Many Requests"}""", FaultKind.RateLimit)]
    [InlineData(502, "<html>Bad gateway</html>", FaultKind.Unavailable)]
    [InlineData(504, "", FaultKind.Unavailable)]
    [InlineData(401, "[]", FaultKind.Authentication)]
    public void The_gateway_s_own_answers_are_read_by_their_status(int status, string body, FaultKind kind) => Read(status, body).Kind.ShouldBe(kind);

    [Fact]
    public void A_wait_is_passed_on_and_no_rate_is_made_up()
    {
        using var response = new HttpResponseMessage();
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
        var answer = Answer(429, "{}", response.Headers);

        Dialect().ReadFault(answer)!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        Dialect().ReadRate(answer).ShouldBeEmpty();
    }

    [Fact]
    public void The_message_names_the_call_and_holds_nothing_of_the_body() =>
        Read(409, """{"statusCode":409,"error":"claire@exemple.fr","data":{"code":"DOUBLE_BOOKING"}}""").Message.ShouldBe("TheFork answered DOUBLE_BOOKING (409) to PATCH /manager/v1/reservations/1.");

    private static Fault Read(int status, string body)
    {
        using var response = new HttpResponseMessage();
        return Dialect().ReadFault(Answer(status, body, response.Headers)).ShouldNotBeNull();
    }

    private static IVendorDialect Dialect() => Plugged.Connector(new RecordedVendor()).Dialect.ShouldNotBeNull();

    private static VendorAnswer Answer(int status, string body, HttpResponseHeaders headers) =>
        new() { Method = HttpMethod.Patch, Path = "/manager/v1/reservations/1", Status = status, Headers = headers, Body = Encoding.UTF8.GetBytes(body) };
}
