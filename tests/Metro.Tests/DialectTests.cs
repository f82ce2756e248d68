using System.Net;
using System.Net.Http.Headers;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

public class DialectTests
{
    private const string Look = "GET /v1/orders?buyerOrderId=connection-check";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, "INVALID_REQUEST", FaultKind.Validation)]
    [InlineData(401, "UNAUTHORIZED", FaultKind.Authentication)]
    [InlineData(403, "FORBIDDEN", FaultKind.Permission)]
    [InlineData(403, "ACCOUNT_BLOCKED", FaultKind.Refused)]
    [InlineData(404, "NOT_FOUND", FaultKind.NotFound)]
    [InlineData(408, "UNAVAILABLE", FaultKind.Unavailable)]
    [InlineData(409, "PRICE_CHANGED", FaultKind.Conflict)]
    [InlineData(409, "DUPLICATE_ORDER", FaultKind.Validation)]
    [InlineData(409, "CANCELLATION_REFUSED", FaultKind.Refused)]
    [InlineData(410, "CURSOR_EXPIRED", FaultKind.CursorLost)]
    [InlineData(422, "UNKNOWN_ITEM", FaultKind.Refused)]
    [InlineData(422, "NOT_ORDERABLE", FaultKind.Refused)]
    [InlineData(422, "OUT_OF_STOCK", FaultKind.Refused)]
    [InlineData(422, "BELOW_MINIMUM_ORDER", FaultKind.Refused)]
    [InlineData(422, "INVALID_INCREMENT", FaultKind.Refused)]
    [InlineData(422, "CUTOFF_PASSED", FaultKind.Refused)]
    [InlineData(422, "DELIVERY_DATE_UNAVAILABLE", FaultKind.Refused)]
    [InlineData(422, "PRICE_CHANGED", FaultKind.Refused)]
    [InlineData(422, "CANCELLATION_REFUSED", FaultKind.Refused)]
    [InlineData(429, "RATE_LIMITED", FaultKind.RateLimit)]
    [InlineData(500, "UNAVAILABLE", FaultKind.Unavailable)]
    [InlineData(501, "UNAVAILABLE", FaultKind.Unsupported)]
    [InlineData(503, "UNAVAILABLE", FaultKind.Unavailable)]
    public async Task Every_status_and_code_has_its_kind(int status, string code, FaultKind kind)
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson(Look, $$"""{"code":"{{code}}","title":"Non"}""", (HttpStatusCode)status);

        var fault = (await Should.ThrowAsync<ConnectorException>(() => bed.Connector.CheckAsync(Token))).Fault;

        (fault.Kind, fault.Code, fault.Status).ShouldBe((kind, code, status));
        fault.Message.ShouldBe($"Metro France answered GET /v1/orders with {status}: Non");
    }

    [Theory]
    [InlineData(500, FaultKind.OutcomeUnknown)]
    [InlineData(504, FaultKind.OutcomeUnknown)]
    [InlineData(503, FaultKind.Unavailable)]
    public async Task A_server_that_fails_over_an_order_may_have_taken_it(int status, FaultKind kind)
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson("POST /v1/orders", """{"code":"UNAVAILABLE"}""", (HttpStatusCode)status);
        var order = new PlaceOrder { Reference = "op-1", Day = new DateOnly(2026, 3, 4), Lines = [new OrderLine("1", "A", new Quantity(1))] };

        var error = await Should.ThrowAsync<ConnectorException>(() => bed.Get<IWrite<PlaceOrder>>().WriteAsync(order, new WriteContext { Key = new WriteKey("op-1") }, Token));

        error.Fault.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task How_long_to_wait_is_read_in_seconds_and_as_a_date()
    {
        await using var bed = new MetroBed();
        bed.Answers
            .OnJson(Look, """{"code":"RATE_LIMITED"}""", HttpStatusCode.TooManyRequests, answer => answer.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7)))
            .OnJson(Look, """{"code":"RATE_LIMITED"}""", HttpStatusCode.TooManyRequests, answer =>
            {
                answer.Headers.Date = MetroBed.Now;
                answer.Headers.RetryAfter = new RetryConditionHeaderValue(MetroBed.Now.AddMinutes(2));
            });

        var first = (await Should.ThrowAsync<ConnectorException>(() => bed.Connector.CheckAsync(Token))).Fault;
        var second = (await Should.ThrowAsync<ConnectorException>(() => bed.Connector.CheckAsync(Token))).Fault;

        (first.RetryAfter, second.RetryAfter).ShouldBe((TimeSpan.FromSeconds(7), TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task A_proxys_page_of_html_is_judged_by_its_status()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson(Look, "<html>Bad gateway</html>", HttpStatusCode.BadGateway, answer => answer.Content = new StringContent("<html>Bad gateway</html>"));

        var error = await Should.ThrowAsync<ConnectorException>(() => bed.Connector.CheckAsync(Token));

        (error.Fault.Kind, error.Fault.Code).ShouldBe((FaultKind.Unavailable, null));
        bed.Calls.Violations.Single().ShouldContain("not application/problem+json");
        bed.Calls.Violations.Clear();
    }

    [Fact]
    public async Task A_read_that_is_not_answered_may_be_tried_again()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnLost(Look);

        var error = await Should.ThrowAsync<ConnectorException>(() => bed.Connector.CheckAsync(Token));

        (error.Fault.Kind, error.Fault.IsRetriable).ShouldBe((FaultKind.Unavailable, true));
    }

    [Fact]
    public async Task The_host_reads_failures_by_the_same_dialect()
    {
        await using var bed = new MetroBed();
        using var response = new HttpResponseMessage(HttpStatusCode.UnprocessableEntity);
        var answer = new VendorAnswer { Method = HttpMethod.Post, Path = "/v1/orders", Status = 422, Headers = response.Headers, Body = """{"code":"CUTOFF_PASSED"}"""u8.ToArray() };

        var fault = bed.Connector.Dialect.ShouldNotBeNull().ReadFault(answer).ShouldNotBeNull();

        (fault.Kind, fault.Code).ShouldBe((FaultKind.Refused, "CUTOFF_PASSED"));
    }
}
