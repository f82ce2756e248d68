using System.Net;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

public class PlaceOrderTests
{
    private const string Look = "GET /v1/orders?buyerOrderId=op-1";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly WriteContext Context = new() { Key = new WriteKey("op-1") };

    [Fact]
    public async Task An_order_goes_out_under_our_number_and_comes_back_whole()
    {
        await using var bed = new MetroBed("""{"client_number":4711,"site_id":"042","delivery_location_id":"2","contract_id":"C-9","buyer_name":"Le Vieux Moulin","buyer_siret":"12345678900011"}""");
        bed.Answers.On("POST /v1/orders", "order-received.json", HttpStatusCode.Created);

        var result = await bed.Get<IWrite<PlaceOrder>>().WriteAsync(Order(), Context, Token);

        var (request, body) = bed.Answers.Requests.Single();
        request.Headers.GetValues("Idempotency-Key").Single().ShouldBe("op-1");
        VendorCall.KindOf(request).ShouldBe(CallKind.Write);
        body.ShouldBe("""
            {"buyerOrderId":"op-1","customerNumber":"4711","delivery":{"requestedDate":"2026-03-04","mode":"DELIVERY","locationId":"2","startTime":"06:00","endTime":"09:30"},"lines":[{"lineId":"1","supplierItemId":"MF-1001","quantity":2,"unitCode":"XCS","substitutionAllowed":true},{"lineId":"2","supplierItemId":"MF-2001","quantity":3,"unitCode":"XBO"}],"siteId":"042","buyer":{"name":"Le Vieux Moulin","siret":"12345678900011"},"currency":"EUR","contractId":"C-9","substitutionAllowed":false,"partialDeliveryAllowed":true,"note":"Portail c\u00F4t\u00E9 cour"}
            """.Trim());
        (result.RecordId, result.AlreadyDone, result.Fault).ShouldBe(("SO-77", false, null));
        var order = bed.Get<IFetch<SupplierOrder>>().Map(result.After.ShouldNotBeNull());
        (order.Reference, order.Status.Value, order.IsFinal).ShouldBe(("op-1", SupplierOrderStatus.Received, false));
    }

    [Fact]
    public async Task The_same_order_sent_later_is_the_same_byte_for_byte()
    {
        await using var bed = new MetroBed();
        bed.Answers.On("POST /v1/orders", "order-received.json").On("POST /v1/orders", "order-received.json");

        await bed.Get<IWrite<PlaceOrder>>().WriteAsync(Order(), Context, Token);
        await bed.Get<IWrite<PlaceOrder>>().WriteAsync(Order(), Context with { FirstSentAt = MetroBed.Now.AddMinutes(-5) }, Token);

        bed.Answers.Requests[1].Body.ShouldBe(bed.Answers.Requests[0].Body);
    }

    [Fact]
    public async Task A_lost_answer_leaves_the_outcome_unknown_until_our_number_is_found()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnLost("POST /v1/orders").OnJson(Look, $$"""{"items":[{{RecordedAnswers.Fixture("order-received.json")}}]}""");

        var error = await Should.ThrowAsync<ConnectorException>(() => bed.Get<IWrite<PlaceOrder>>().WriteAsync(Order(), Context, Token));
        var found = await bed.Get<IFind<PlaceOrder>>().FindAsync(Order(), Context, Token);

        error.Fault.Kind.ShouldBe(FaultKind.OutcomeUnknown);
        bed.Get<IWrite<PlaceOrder>>().Repeat.ShouldBe(RepeatSafety.Find);
        found.ShouldBe(new FindResult(FindVerdict.Done, "SO-77"));
    }

    [Fact]
    public async Task An_order_the_supplier_does_not_know_was_not_placed()
    {
        await using var bed = new MetroBed();
        bed.Answers.On(Look, "empty.json");

        var found = await bed.Get<IFind<PlaceOrder>>().FindAsync(Order(), Context, Token);

        found.Verdict.ShouldBe(FindVerdict.NotDone);
    }

    [Fact]
    public async Task A_look_up_that_is_answered_with_another_order_finds_nothing()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson("GET /v1/orders?buyerOrderId=op-9", $$"""{"items":[{{RecordedAnswers.Fixture("order-received.json")}}]}""");

        var found = await bed.Get<IFind<PlaceOrder>>().FindAsync(Order() with { Reference = "op-9" }, Context, Token);

        found.Verdict.ShouldBe(FindVerdict.NotDone);
    }

    [Theory]
    [InlineData("""{"supplierOrderId":"SO-77","buyerOr""")]
    [InlineData("""{"supplierOrderId":"SO-77","buyerOrderId":"someone-elses","status":"RECEIVED","lines":[],"updatedAt":"2026-03-02T09:00:02Z"}""")]
    [InlineData("[]")]
    public async Task An_order_taken_with_an_unreadable_answer_must_be_looked_up(string answer)
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson("POST /v1/orders", answer, HttpStatusCode.Created);

        var error = await Should.ThrowAsync<ConnectorException>(() => bed.Get<IWrite<PlaceOrder>>().WriteAsync(Order(), Context, Token));

        error.Fault.Kind.ShouldBe(FaultKind.OutcomeUnknown);
        bed.Calls.Violations.Clear();
    }

    [Fact]
    public async Task A_business_refusal_names_the_lines_and_is_final()
    {
        await using var bed = new MetroBed();
        bed.Answers.On("POST /v1/orders", "problem-lines.json", HttpStatusCode.UnprocessableEntity);

        var fault = (await Should.ThrowAsync<ConnectorException>(() => bed.Get<IWrite<PlaceOrder>>().WriteAsync(Order(), Context, Token))).Fault;

        (fault.Kind, fault.Code, fault.Status, fault.IsRetriable).ShouldBe((FaultKind.Refused, "OUT_OF_STOCK", 422, false));
        fault.Message.ShouldContain("Deux lignes ne peuvent être livrées.");
        fault.Fields.ShouldBe([new FieldFault("lines[1]", "OUT_OF_STOCK: rupture jusqu'à vendredi"), new FieldFault("lines[2]", "INVALID_INCREMENT")]);
    }

    [Fact]
    public async Task A_duplicate_that_is_our_own_order_is_done_already()
    {
        await using var bed = new MetroBed();
        bed.Answers
            .OnJson("POST /v1/orders", """{"code":"DUPLICATE_ORDER"}""", HttpStatusCode.Conflict)
            .OnJson(Look, $$"""{"items":[{{RecordedAnswers.Fixture("order-changed.json")}}]}""");

        var result = await bed.Get<IWrite<PlaceOrder>>().WriteAsync(Order(), Context, Token);

        (result.AlreadyDone, result.RecordId, result.Fault, result.After?.Id).ShouldBe((true, "SO-77", null, "SO-77"));
    }

    [Theory]
    [InlineData("MF-1001", 5)]
    [InlineData("MF-4444", 2)]
    public async Task A_duplicate_with_another_body_is_told_and_not_taken_for_ours(string item, int quantity)
    {
        await using var bed = new MetroBed();
        bed.Answers
            .OnJson("POST /v1/orders", """{"code":"DUPLICATE_ORDER"}""", HttpStatusCode.Conflict)
            .OnJson(Look, $$"""{"items":[{{RecordedAnswers.Fixture("order-received.json")}}]}""");
        var other = Order() with { Lines = [new OrderLine("1", item, new Quantity(quantity, "XCS")), new OrderLine("2", "MF-2001", new Quantity(3, "XBO"))] };

        var result = await bed.Get<IWrite<PlaceOrder>>().WriteAsync(other, Context, Token);

        var fault = result.Fault.ShouldNotBeNull();
        (fault.Kind, fault.Code, fault.Fields.Single().Field, result.AlreadyDone).ShouldBe((FaultKind.Validation, "DUPLICATE_ORDER", "buyerOrderId", false));
    }

    [Fact]
    public async Task A_duplicate_that_cannot_be_found_is_refused()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson("POST /v1/orders", """{"code":"DUPLICATE_ORDER"}""", HttpStatusCode.Conflict).On(Look, "empty.json");

        var result = await bed.Get<IWrite<PlaceOrder>>().WriteAsync(Order(), Context, Token);

        result.Fault.ShouldNotBeNull().Kind.ShouldBe(FaultKind.Refused);
    }

    [Fact]
    public async Task Goods_that_are_fetched_are_ordered_as_collection()
    {
        await using var bed = new MetroBed();
        bed.Answers.On("POST /v1/orders", "order-received.json", HttpStatusCode.Created);

        await bed.Get<IWrite<PlaceOrder>>().WriteAsync(Order() with { IsCollected = true }, Context, Token);

        bed.Answers.Requests.Single().Body.ShouldContain("\"mode\":\"COLLECTION\"");
    }

    private static PlaceOrder Order() => new()
    {
        Reference = "op-1",
        Day = new DateOnly(2026, 3, 4),
        From = new TimeOnly(6, 0),
        Until = new TimeOnly(9, 30),
        Lines = [new OrderLine("1", "MF-1001", new Quantity(2, "XCS"), true), new OrderLine("2", "MF-2001", new Quantity(3, "XBO"))],
        Note = "Portail côté cour",
    };
}
