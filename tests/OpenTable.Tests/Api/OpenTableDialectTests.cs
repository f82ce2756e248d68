using System.Net.Http.Headers;
using System.Text;
using LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Api;

/// <summary>What each of the vendor's failures means, in all three forms.</summary>
public sealed class OpenTableDialectTests
{
    [Theory]
    [InlineData(400, """{"errors":[{"message":"party_size should not be null"}],"requestid":"1"}""", FaultKind.Validation, false)]
    [InlineData(400, """{"errors":[{"message":"reservation_token or restaurant id is invalid"}],"requestid":"1"}""", FaultKind.Validation, false)]
    [InlineData(401, """{"errors":[{"message":"invalid_token"}],"requestid":"1"}""", FaultKind.Authentication, false)]
    [InlineData(403, """{"errors":[{"message":"Permission denied"}],"requestid":"1"}""", FaultKind.Permission, false)]
    [InlineData(403, """{"errors":[{"code":"RedirectToHost","message":"A person is needed"}],"requestid":"1"}""", FaultKind.Refused, false)]
    [InlineData(404, """{"errors":[{"message":"MissingResource - Reservation details [4711-1]"}]}""", FaultKind.NotFound, false)]
    [InlineData(409, """{"errors":[{"message":"Taken"}]}""", FaultKind.Refused, false)]
    [InlineData(401, """{"timestamp":"2026-05-14T06:10:54.939+0000","path":"/sync/v2/reservations","status":401,"error":"Unauthorized","requestId":"1a"}""", FaultKind.Authentication, false)]
    [InlineData(401, """{"timestamp":"2026-05-14T06:10:54.939+0000","path":"/api/v3","status":401,"error":"Unauthorized","message":"Not authorized","requestId":"1a"}""", FaultKind.Authentication, false)]
    [InlineData(404, """{"timestamp":"2026-05-14T06:10:54.939+0000","status":404,"error":"Not Found","message":"Not Found","path":"/v2/availability/1"}""", FaultKind.NotFound, false)]
    [InlineData(400, """{"timestamp":"2026-05-14T06:10:54.939+0000","status":400,"error":"Bad Request","message":"Failed to convert value","path":"/sync"}""", FaultKind.Validation, false)]
    [InlineData(405, "", FaultKind.Unsupported, false)]
    [InlineData(429, "", FaultKind.RateLimit, true)]
    [InlineData(500, """{"status":500,"error":"Internal Server Error"}""", FaultKind.Unavailable, true)]
    [InlineData(502, "<html>Bad gateway</html>", FaultKind.Unavailable, true)]
    [InlineData(503, "[]", FaultKind.Unavailable, true)]
    public void A_failure_is_read_in_each_of_its_forms(int status, string body, FaultKind kind, bool isRetriable)
    {
        var fault = Read(status, body);

        (fault.Kind, fault.IsRetriable, fault.Status).ShouldBe((kind, isRetriable, status));
    }

    [Fact]
    public void What_a_person_has_to_do_is_said_so()
    {
        var fault = Read(403, """{"errors":[{"code":"RedirectToHost","message":"A person is needed"}],"requestid":"1"}""");

        (fault.Code, fault.Message).ShouldBe(("RedirectToHost", "OpenTable answered RedirectToHost (403) to PUT /v2/booking. OpenTable wants a person to do this: use GuestCenter, or call the restaurant."));
    }

    [Fact]
    public void The_vendor_s_words_are_passed_on_where_they_help_and_not_without_end() =>
        Read(400, $$"""{"errors":[{"message":"{{new string('x', 900)}}"}]}""").Message.Length.ShouldBeLessThan(300);

    [Fact]
    public void A_wait_is_passed_on_and_no_rate_is_made_up()
    {
        using var response = new HttpResponseMessage();
        response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
        var answer = Answer(429, "", response.Headers);

        Dialect().ReadFault(answer)!.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
        Dialect().ReadRate(answer).ShouldBeEmpty();
    }

    private static Fault Read(int status, string body)
    {
        using var response = new HttpResponseMessage();
        return Dialect().ReadFault(Answer(status, body, response.Headers)).ShouldNotBeNull();
    }

    private static IVendorDialect Dialect() => Plugged.Connector(new RecordedVendor()).Dialect.ShouldNotBeNull();

    private static VendorAnswer Answer(int status, string body, HttpResponseHeaders headers) =>
        new() { Method = HttpMethod.Put, Path = "/v2/booking", Status = status, Headers = headers, Body = Encoding.UTF8.GetBytes(body) };
}
