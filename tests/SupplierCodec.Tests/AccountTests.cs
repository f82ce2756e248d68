using System.Net;
using System.Text;

namespace LeVieuxMoulin.Connectors.SupplierCodec.Tests;

public class AccountTests
{
    [Fact]
    public async Task A_folder_account_offers_what_documents_carry_and_nothing_else()
    {
        await using var bed = new FolderBed("""{"customer":"4711","terms":{"delivery_days":["monday"],"cutoff_time":"12:00"}}""");

        bed.Connector.Capabilities.ByName.Keys.Order(StringComparer.Ordinal).ShouldBe(
            ["ask.find-delivery-slots", "feed.catalog-item", "feed.delivery", "feed.supplier-order", "find.place-order", "write.cancel-order", "write.change-order", "write.place-order"]);
        (await bed.Connector.CheckAsync(FolderBed.Token)).AccountId.ShouldBe("4711");
    }

    [Theory]
    [InlineData("folder", """{"customer":"1","capabilities":{"catalogue":"native"}}""", "capabilities.catalogue")]
    [InlineData("https", """{"customer":"1","capabilities":{"orders":"document"}}""", "capabilities.orders")]
    [InlineData("https", """{"customer":"1","capabilities":{"billing":"document"}}""", "capabilities.billing")]
    public void A_way_that_cannot_be_is_refused_by_its_key(string variant, string settings, string key)
    {
        var fault = Should.Throw<ConnectorException>(() => new FolderBed(settings, variant)).Fault;

        (fault.Kind, fault.Fields.Single().Field).ShouldBe((FaultKind.Validation, key));
    }

    [Fact]
    public void Without_a_folder_documents_are_refused()
    {
        using var http = new HttpClient(new Answers(HttpStatusCode.OK, "{}"));

        Should.Throw<ConnectorException>(() => FolderBed.Connect("""{"customer":"1"}""", "folder", null, http)).Fault.Fields.Single().Field.ShouldBe("drop_folder");
    }

    [Fact]
    public async Task Beside_calls_the_catalogue_and_the_orders_may_go_by_document()
    {
        await using var bed = new FolderBed("""{"customer":"4711","capabilities":{"catalogue":"document","orders":"document","status":"document","change":"document","cancellation":"document"}}""", "https");

        await bed.SendAsync(FolderBed.Order);

        bed.Folder.Put.Count.ShouldBe(1);
        bed.Connector.Capabilities.ByName.Keys.ShouldContain("fetch.supplier-order");
        bed.Connector.Capabilities.ByName.Keys.ShouldNotContain("feed.supplier-order");
        var batch = await bed.Get<IFetch<SupplierOrder>>().FetchAsync([new RecordHint("op-1"), new RecordHint("op-2")], FolderBed.Token);
        (batch.Records.Single().Id, batch.Removals.Single().Id).ShouldBe(("op-1", "op-2"));
    }

    [Fact]
    public async Task Fields_of_other_names_are_translated_both_ways_and_their_values_stay_as_written()
    {
        var calls = new Answers(HttpStatusCode.OK, """{"numero":"SO-1","buyerOrderId":"op-1","etat":"ACCEPTED","lines":[{"lineId":"1","etat":"ACCEPTED","quantity":2.10,"unitCode":"XCS","note":"\u00e9"}],"updatedAt":"2026-03-02T09:00:00Z"}""");
        await using var bed = new FolderBed("""{"customer":"4711","map":{"fields":{"numero":"supplierOrderId","etat":"status","client":"customerNumber"}}}""", "https", calls);

        var result = await bed.SendAsync(FolderBed.Order);

        calls.Sent.ShouldContain("\"client\":\"4711\"");
        calls.Sent.ShouldNotContain("customerNumber");
        result.RecordId.ShouldBe("SO-1");
        var order = bed.Get<IFetch<SupplierOrder>>().Map(result.After!);
        (order.Status.Value, order.Lines.Single().Confirmed, order.Lines.Single().Reason).ShouldBe((SupplierOrderStatus.Accepted, new Quantity(2.10m, "XCS"), "é"));
        Encoding.UTF8.GetString(result.After!.Content.Span).ShouldContain("2.10");
    }

    [Fact]
    public async Task An_order_in_error_is_at_its_end()
    {
        await using var bed = new FolderBed("""{"customer":"4711"}""", "https", new Answers(HttpStatusCode.OK, """{"supplierOrderId":"SO-1","buyerOrderId":"op-1","status":"ERROR"}"""));

        var fetch = bed.Get<IFetch<SupplierOrder>>();
        var order = fetch.Map((await fetch.FetchAsync([new RecordHint("SO-1")], FolderBed.Token)).Records.Single());

        (order.Status, order.IsFinal).ShouldBe((new Open<SupplierOrderStatus>(SupplierOrderStatus.Failed, "ERROR"), true));
    }

    [Fact]
    public async Task By_call_too_an_order_below_the_minimum_and_a_late_cancellation_are_stopped()
    {
        const string Terms = """{"customer":"4711","terms":{"minimum_order_net":100,"block_below_minimum":true,"cancellation_hours_before":48}}""";
        var prices = new Answers(HttpStatusCode.OK, """{"items":[{"supplierItemId":"A-1","netAmount":10,"currency":"EUR","baseQuantity":1,"baseUnitCode":"XCS"},{"supplierItemId":"A-2","netAmount":2,"currency":"EUR","baseQuantity":1,"baseUnitCode":"KGM"}]}""");
        await using var small = new FolderBed(Terms, "https", prices);
        var order = new Answers(HttpStatusCode.OK, """{"supplierOrderId":"SO-1","buyerOrderId":"op-1","status":"ACCEPTED","requestedDate":"2026-03-03"}""");
        await using var late = new FolderBed(Terms, "https", order);

        (await Should.ThrowAsync<ConnectorException>(() => small.SendAsync(FolderBed.Order))).Fault.Code.ShouldBe("BELOW_MINIMUM_ORDER");
        (await Should.ThrowAsync<ConnectorException>(() => late.SendAsync(new CancelOrder { Reference = "op-1", OrderId = "SO-1" }))).Fault.Code.ShouldBe("CANCELLATION_REFUSED");
        (prices.Paths, order.Paths).ShouldBe(("POST /v1/prices/query", "GET /v1/orders/SO-1"));
    }

    private sealed class Answers(HttpStatusCode status, string body) : HttpMessageHandler
    {
        public string Sent { get; private set; } = "";

        public string Paths { get; private set; } = "";

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
            Paths += $"{request.Method} {request.RequestUri!.AbsolutePath}";
            return new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        }
    }
}
