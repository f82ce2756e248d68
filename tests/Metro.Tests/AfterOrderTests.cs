using System.Net;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

public class AfterOrderTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deliveries_tell_what_comes_what_weighs_what_and_what_is_outstanding()
    {
        await using var bed = new MetroBed();
        bed.Answers.On("GET /v1/deliveries?limit=500&customerNumber=4711&since=2026-03-01T00%3A00%3A00.000Z", "deliveries.json");
        var feed = bed.Get<IFeed<Delivery>>();

        var page = await feed.ReadAsync(new FeedRequest { Basis = FeedBases.Changed, From = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero) }, Token).SingleAsync(Token);
        var (first, second) = (feed.Map(page.Records[0]), feed.Map(page.Records[1]));

        (first.Id, first.OrderReferences.Single(), first.Aliases["tracking"]).ShouldBe(("BL-5", "op-1", "T-42"));
        first.ExpectedUntil.ShouldBe(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
        var line = first.Lines.Single();
        (line.OrderReference, line.OrderLineId, line.ItemId).ShouldBe(("op-1", "1", "MF-1001"));
        (line.Delivered, line.Weight, line.Outstanding).ShouldBe((new Quantity(1, "XCS"), new Quantity(5.62m, "KGM"), new Quantity(1, "XCS")));
        line.Lots.ShouldBe([new Lot("L-88", UseBy: new DateOnly(2026, 3, 6))]);
        second.OrderReferences.ShouldBe(["op-1", "op-2"]);
        second.Lines.Single().OrderReference.ShouldBe("op-2");
        page.Next.Value.ShouldBe("""{"since":"2026-03-02T03:00:00+00:00","isSnapshot":false}""");
    }

    [Fact]
    public async Task Billing_documents_are_invoices_and_credit_notes_with_their_orders()
    {
        await using var bed = new MetroBed();
        bed.Answers.On("GET /v1/billing-documents?limit=500&customerNumber=4711", "billing.json");
        var feed = bed.Get<IFeed<BillingDocument>>();

        var page = await feed.ReadAsync(new FeedRequest { Basis = FeedBases.Changed }, Token).SingleAsync(Token);
        var (invoice, credit) = (feed.Map(page.Records[0]), feed.Map(page.Records[1]));

        (invoice.Id, invoice.IsCredit, invoice.IssuedOn, invoice.Net, invoice.Vat).ShouldBe(("F-2026-31", false, new DateOnly(2026, 3, 2), new Money(139.94m, "EUR"), new Money(7.7m, "EUR")));
        invoice.OrderReferences.ShouldBe(["op-1"]);
        (credit.IsCredit, credit.OrderReferences.Count).ShouldBe((true, 0));
        page.Next.Value.ShouldBe("""{"since":"2026-03-02T00:00:00+00:00","isSnapshot":false}""");
    }

    [Fact]
    public async Task A_document_whose_sign_is_not_known_is_set_aside()
    {
        await using var bed = new MetroBed();
        var raw = new RawRecord { Id = "X", Content = """{"documentId":"X","type":"PROFORMA","issueDate":"2026-03-02","currency":"EUR","totals":{"netAmount":1,"vatAmount":0}}"""u8.ToArray() };

        Should.Throw<System.Text.Json.JsonException>(() => bed.Get<IFeed<BillingDocument>>().Map(raw)).Path.ShouldBe("$.type");
    }

    [Fact]
    public async Task A_receipt_tells_what_came_and_what_was_missing_under_its_key()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson("POST /v1/receipts", """{"receiptId":"R-1"}""", HttpStatusCode.Created);
        var command = new ReportReceipt
        {
            DeliveryId = "BL-5",
            Note = "caisse ouverte",
            Lines =
            [
                new DeliveryLine
                {
                    OrderReference = "op-1", OrderLineId = "1", ItemId = "MF-1001", Delivered = new Quantity(1, "XCS"),
                    Weight = new Quantity(5.4m, "KGM"), Outstanding = new Quantity(1, "XCS"), Lots = [new Lot("L-88", UseBy: new DateOnly(2026, 3, 6))],
                },
            ],
        };

        var result = await bed.Get<IWrite<ReportReceipt>>().WriteAsync(command, new WriteContext { Key = new WriteKey("op-5") }, Token);

        var (request, body) = bed.Answers.Requests.Single();
        request.Headers.GetValues("Idempotency-Key").Single().ShouldBe("op-5");
        body.ShouldBe("""{"despatchId":"BL-5","customerNumber":"4711","lines":[{"receivedQuantity":1,"unitCode":"XCS","buyerOrderId":"op-1","orderLineId":"1","supplierItemId":"MF-1001","weightKg":5.4,"missingQuantity":1,"lots":[{"lotNumber":"L-88","useBy":"2026-03-06"}]}],"note":"caisse ouverte"}""");
        (result.RecordId, bed.Get<IWrite<ReportReceipt>>().Repeat).ShouldBe(("R-1", RepeatSafety.Key));
    }
}
