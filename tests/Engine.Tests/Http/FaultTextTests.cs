using System.Text;
using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

public sealed class FaultTextTests
{
    [Theory]
    [InlineData("""{"type":"https://acme.example/faults/cut-off","title":"Too late","detail":"Orders were due"}""", "cut-off", "Orders were due")]
    [InlineData("""{"error":"invalid_grant","error_description":"gone"}""", "invalid_grant", "gone")]
    [InlineData("""{"errors":[{"category":"X","code":"NOT_FOUND","detail":"no such order"}]}""", "NOT_FOUND", "no such order")]
    [InlineData("""{"error":{"code":"busy","message":"later"}}""", "busy", "later")]
    [InlineData("""[{"code":"one","message":"first"},{"code":"two"}]""", "one", "first")]
    [InlineData("<html>503</html>", null, null)]
    [InlineData("{\"code\":", null, null)]
    [InlineData("", null, null)]
    [InlineData("[]", null, null)]
    [InlineData("null", null, null)]
    [InlineData("{\"errors\":[1,2]}", null, null)]
    public void The_usual_forms_are_read_and_any_other_says_nothing(string body, string? code, string? message)
    {
        var text = FaultText.Read(Encoding.UTF8.GetBytes(body));

        (text.Code, text.Message).ShouldBe((code, message));
    }

    [Fact]
    public void Fields_are_read_from_lists_and_maps()
    {
        FaultText.Read("""{"errors":[{"code":"MISSING","detail":"is missing","field":"lines[0].quantity"}]}"""u8.ToArray()).Fields
            .ShouldBe([new FieldFault("lines[0].quantity", "is missing")]);
        FaultText.Read("""{"title":"wrong","errors":{"date":["is past"]}}"""u8.ToArray()).Fields
            .ShouldBe([new FieldFault("date", "is past")]);
    }

    [Theory]
    [InlineData(400, FaultKind.Validation)]
    [InlineData(401, FaultKind.Authentication)]
    [InlineData(403, FaultKind.Permission)]
    [InlineData(404, FaultKind.NotFound)]
    [InlineData(405, FaultKind.Unsupported)]
    [InlineData(408, FaultKind.Unavailable)]
    [InlineData(409, FaultKind.Conflict)]
    [InlineData(412, FaultKind.Conflict)]
    [InlineData(418, FaultKind.Vendor)]
    [InlineData(422, FaultKind.Validation)]
    [InlineData(429, FaultKind.RateLimit)]
    [InlineData(500, FaultKind.Unavailable)]
    [InlineData(501, FaultKind.Unsupported)]
    [InlineData(302, FaultKind.UnexpectedContent)]
    public void A_status_has_a_kind(int status, FaultKind expected) => StatusFaults.KindOf(status).ShouldBe(expected);
}
