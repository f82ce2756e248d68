using System.Net;
using System.Net.Http.Headers;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

public class ContractFileTests
{
    private static readonly SupplierContract Contract = new();

    [Theory]
    [InlineData("""{"supplierItemId":"A"}""", "$ lacks name")]
    [InlineData("""{"supplierItemId":"","name":"A","orderable":true,"orderUnitCode":"C62","updatedAt":"2026-03-01T00:00:00Z"}""", "$.supplierItemId has 0 characters")]
    [InlineData("""{"supplierItemId":"A","name":"A","orderable":"yes","orderUnitCode":"C62","updatedAt":"2026-03-01T00:00:00Z"}""", "$.orderable is String, not boolean")]
    [InlineData("""{"supplierItemId":"A","name":"A","orderable":true,"orderUnitCode":"C62","updatedAt":"2026-03-01"}""", "$.updatedAt is \"2026-03-01\", not a date-time")]
    [InlineData("""{"supplierItemId":"A","name":"A","orderable":true,"orderUnitCode":"C62","updatedAt":"2026-03-01T00:00:00Z","vatRate":550}""", "$.vatRate is 550, out of range")]
    [InlineData("""{"supplierItemId":"A","name":"A","orderable":true,"orderUnitCode":"C62","updatedAt":"2026-03-01T00:00:00Z","gtin":null}""", "$.gtin is null")]
    [InlineData("""{"supplierItemId":"A","name":"A","orderable":true,"orderUnitCode":"C62","updatedAt":"2026-03-01T00:00:00Z","price":{"netAmount":1}}""", "$.price lacks currency")]
    [InlineData("""{"supplierItemId":"A","name":"A","orderable":true,"orderUnitCode":"C62","updatedAt":"2026-03-01T00:00:00Z","allergens":[{"code":"X","containment":"SOME"}]}""", "$.allergens[0].containment is \"SOME\", none of CONTAINS, MAY_CONTAIN, FREE_FROM, UNKNOWN")]
    public void The_checker_finds_what_breaks_the_contract(string item, string wrong) => Contract.Check(item, "Item").ShouldContain(wrong);

    [Fact]
    public void A_time_of_day_is_hours_and_minutes() =>
        Contract.Check("""{"deliveryDate":"2026-03-03","orderDeadline":"2026-03-02T18:00:00Z","startTime":"6h"}""", "Slot").Single().ShouldStartWith("$.startTime is \"6h\"");

    [Fact]
    public void A_price_of_a_query_is_held_to_both_of_its_parts() =>
        Contract.Check("""{"netAmount":1,"currency":"EUR","baseQuantity":1,"baseUnitCode":"C62"}""", "ItemPrice").ShouldBe(["$ lacks supplierItemId"]);

    [Theory]
    [InlineData("GET", "/v1/stocks", "", 200, "{}", "is not in the contract")]
    [InlineData("GET", "/v1/orders", "", 200, """{"items":[]}""", "the parameter buyerOrderId is missing")]
    [InlineData("GET", "/v1/deliveries?from=2026-03-01", "", 200, """{"items":[]}""", "the parameter from is not in the contract")]
    [InlineData("GET", "/v1/deliveries?since=yesterday", "", 200, """{"items":[]}""", "?since is \"yesterday\"")]
    [InlineData("GET", "/v1/deliveries", "", 404, """{"code":"GONE_FISHING"}""", "answer 404.code is \"GONE_FISHING\"")]
    [InlineData("GET", "/v1/deliveries", "", 204, "{}", "the status 204 is not in the contract")]
    [InlineData("POST", "/v1/receipts", """{"despatchId":"1","lines":[],"stamp":1}""", 201, "{}", "request.stamp is not in the contract")]
    [InlineData("POST", "/v1/receipts", """{"despatchId":"1","lines":[]}""", 201, "{}", "the header Idempotency-Key is missing")]
    public void A_call_that_breaks_the_contract_is_told(string method, string path, string sent, int status, string received, string wrong)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), $"https://metro.example{path}");
        using var answer = new HttpResponseMessage((HttpStatusCode)status) { Content = Json(received, status < 400 ? "application/json" : "application/problem+json") };
        request.Content = sent.Length == 0 ? null : Json(sent, "application/json");

        var told = Contract.Check(request, System.Text.Encoding.UTF8.GetBytes(sent), answer, System.Text.Encoding.UTF8.GetBytes(received), out _);

        told.ShouldContain(text => text.Contains(wrong, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_operation_has_a_name_of_its_own()
    {
        Contract.Operations.Count.ShouldBe(12);
        Contract.Operations.ShouldBeUnique();
    }

    private static ByteArrayContent Json(string text, string media)
    {
        var content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(text));
        content.Headers.ContentType = new MediaTypeHeaderValue(media);
        return content;
    }
}
