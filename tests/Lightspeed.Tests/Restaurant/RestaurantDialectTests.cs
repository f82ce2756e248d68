using System.Text;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Restaurant;

/// <summary>What each of K-Series' failures means, in the four shapes they come in.</summary>
public sealed class RestaurantDialectTests
{
    [Theory]
    [InlineData(400, """{"error":"No such day: 31/31/2026"}""", FaultKind.Validation, null, false)]
    [InlineData(500, """{"timestamp":"2026-05-14T12:00:00Z","path":"/f/v2/x","status":500,"error":"Internal Server Error","requestId":"ab-1"}""", FaultKind.Unavailable, null, true)]
    [InlineData(400, """{"status":"BAD_REQUEST","timestamp":"2026-05-14T12:00:00Z","message":"Constraint violation","apiSubExceptions":[{"field":"sku","rejectedValue":"x y","message":"too long"}]}""", FaultKind.Validation, "BAD_REQUEST", false)]
    [InlineData(404, """{"status":"NOT_FOUND","timestamp":"2026-05-14T12:00:00Z","message":"No such item"}""", FaultKind.NotFound, "NOT_FOUND", false)]
    [InlineData(400, """{"timestamp":"2026-05-14T12:00:00.000+0000","status":400,"error":"Bad Request","message":"One error","errors":[{"defaultMessage":"must be given","field":"url","code":"NotNull"}],"path":"/o/wh/1/webhook"}""", FaultKind.Validation, "Bad Request", false)]
    [InlineData(409, """{"status":"fail","msg":"reference used before"}""", FaultKind.Conflict, "fail", false)]
    [InlineData(401, """{"error":"invalid_token"}""", FaultKind.Authentication, null, false)]
    [InlineData(403, """{"timestamp":"2026-05-14T12:00:00.000+0000","status":403,"error":"Forbidden","message":"No access","path":"/o/op/1/menu/discounts"}""", FaultKind.Permission, "Forbidden", false)]
    [InlineData(429, """{"error":"Too many requests"}""", FaultKind.RateLimit, null, true)]
    [InlineData(503, """{"timestamp":"2026-05-14T12:00:00Z","path":"/items/v1/items","status":503,"error":"Service Unavailable","requestId":"ab-2"}""", FaultKind.Unavailable, null, true)]
    public void Every_failure_has_its_kind(int status, string body, FaultKind expected, string? code, bool isRetriable)
    {
        var fault = RestaurantDialect.Instance.ReadFault(Answer(status, body)).ShouldNotBeNull();

        (fault.Kind, fault.Code, fault.Status, fault.IsRetriable).ShouldBe((expected, code, status, isRetriable));
    }

    [Theory]
    [InlineData("""{"status":"BAD_REQUEST","message":"Constraint violation","apiSubExceptions":[{"field":"name","rejectedValue":"Léa Martin","message":"too long"}]}""", "name", "too long")]
    [InlineData("""{"status":400,"error":"Bad Request","message":"One error","errors":[{"defaultMessage":"must be given","field":"url","rejectedValue":"Léa Martin"}]}""", "url", "must be given")]
    public void A_complaint_names_its_field_and_never_the_value(string body, string field, string message)
    {
        var fault = RestaurantDialect.Instance.ReadFault(Answer(400, body)).ShouldNotBeNull();

        fault.Fields.ShouldBe([new FieldFault(field, message)]);
        fault.Message.ShouldNotContain("Martin");
    }

    [Theory]
    [InlineData("<html>gateway</html>")]
    [InlineData("[]")]
    [InlineData("{}")]
    public void A_failure_of_no_known_shape_is_left_to_its_status(string body) => RestaurantDialect.Instance.ReadFault(Answer(502, body)).ShouldBeNull();

    private static VendorAnswer Answer(int status, string body)
    {
        using var response = new HttpResponseMessage();
        return new VendorAnswer { Method = HttpMethod.Get, Path = "/f/v2/x", Status = status, Headers = response.Headers, Body = Encoding.UTF8.GetBytes(body) };
    }
}
