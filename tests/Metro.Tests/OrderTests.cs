using System.Net;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

public class OrderTests
{
    private const string Path = "/v1/orders/SO-77";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly WriteContext Context = new() { Key = new WriteKey("op-8") };

    [Fact]
    public async Task An_answered_order_keeps_every_change_of_every_line()
    {
        await using var bed = new MetroBed();
        bed.Answers.On($"GET {Path}", "order-changed.json");

        var batch = await bed.Get<IFetch<SupplierOrder>>().FetchAsync([new RecordHint("SO-77")], Token);
        var order = bed.Get<IFetch<SupplierOrder>>().Map(batch.Records.Single());

        batch.Records[0].ChangedAt.ShouldBe(new DateTimeOffset(2026, 3, 2, 11, 20, 0, TimeSpan.Zero));
        order.Status.ShouldBe(new Open<SupplierOrderStatus>(SupplierOrderStatus.AcceptedWithChanges, "ACCEPTED_WITH_CHANGES"));
        (order.RequestedDay, order.PromisedDay, order.Reason, order.NetTotal).ShouldBe((new DateOnly(2026, 3, 4), new DateOnly(2026, 3, 5), "Criée fermée lundi", new Money(275.46m, "EUR")));
        order.Aliases["reference"].ShouldBe("op-1");
        var (changed, rejected, added) = (order.Lines[0], order.Lines[1], order.Lines[2]);
        (changed.Status.Value, changed.Ordered, changed.Confirmed, changed.BackOrdered).ShouldBe((OrderLineStatus.Changed, new Quantity(2, "XCS"), new Quantity(1, "XCS"), new Quantity(1, "XCS")));
        (changed.PromisedDay, changed.Reason, changed.Price?.Net).ShouldBe((new DateOnly(2026, 3, 6), "SHORT: le reste vendredi", new Money(134.46m, "EUR")));
        (rejected.Status.Value, rejected.BackOrdered).ShouldBe((OrderLineStatus.Rejected, new Quantity(0, "XBO")));
        var substitute = rejected.Substitute.ShouldNotBeNull();
        (substitute.ItemId, substitute.Quantity, substitute.Price?.Net, substitute.VatRate).ShouldBe(("MF-2002", new Quantity(1, "XBO"), new Money(41.5m, "EUR"), 0.055m));
        (added.LineId, added.Status.Value, added.Ordered, added.ItemId).ShouldBe(("M1", OrderLineStatus.Added, null, null));
    }

    [Theory]
    [InlineData("SUBMITTED", SupplierOrderStatus.Submitted, false)]
    [InlineData("RECEIVED", SupplierOrderStatus.Received, false)]
    [InlineData("ACCEPTED", SupplierOrderStatus.Accepted, false)]
    [InlineData("REJECTED", SupplierOrderStatus.Rejected, true)]
    [InlineData("PARTIALLY_DESPATCHED", SupplierOrderStatus.PartlyDespatched, false)]
    [InlineData("DESPATCHED", SupplierOrderStatus.Despatched, false)]
    [InlineData("DELIVERED", SupplierOrderStatus.Delivered, true)]
    [InlineData("CANCELLATION_REQUESTED", SupplierOrderStatus.CancellationRequested, false)]
    [InlineData("CANCELLED", SupplierOrderStatus.Cancelled, true)]
    [InlineData("ERROR", SupplierOrderStatus.Failed, true)]
    public async Task Every_state_of_an_order_has_its_word(string sent, SupplierOrderStatus status, bool isFinal)
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson($"GET {Path}", $$"""{"supplierOrderId":"SO-77","buyerOrderId":"op-1","status":"{{sent}}","lines":[],"updatedAt":"2026-03-02T11:20:00Z"}""");

        var batch = await bed.Get<IFetch<SupplierOrder>>().FetchAsync([new RecordHint("SO-77")], Token);
        var order = bed.Get<IFetch<SupplierOrder>>().Map(batch.Records.Single());

        (order.Status, order.IsFinal).ShouldBe((new Open<SupplierOrderStatus>(status, sent), isFinal));
    }

    [Fact]
    public async Task An_order_the_supplier_forgot_is_a_removal()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson($"GET {Path}", """{"code":"NOT_FOUND"}""", HttpStatusCode.NotFound);

        var batch = await bed.Get<IFetch<SupplierOrder>>().FetchAsync([new RecordHint("SO-77")], Token);

        batch.Removals.ShouldBe([new Removal("SO-77", RemovalReason.Deleted)]);
    }

    [Fact]
    public async Task A_change_replaces_day_and_lines_and_names_nothing_else()
    {
        await using var bed = new MetroBed();
        bed.Answers.On($"PUT {Path}", "order-changed.json");

        var result = await bed.Get<IWrite<ChangeOrder>>().WriteAsync(Change() with { OrderId = "SO-77" }, Context, Token);

        var (request, body) = bed.Answers.Requests.Single();
        body.ShouldBe("""{"buyerOrderId":"op-1","customerNumber":"4711","delivery":{"requestedDate":"2026-03-05"},"lines":[{"lineId":"1","supplierItemId":"MF-1001","quantity":1,"unitCode":"XCS"}]}""");
        VendorCall.KindOf(request).ShouldBe(CallKind.RepeatableWrite);
        (result.RecordId, result.After?.Id, bed.Get<IWrite<ChangeOrder>>().Repeat).ShouldBe(("SO-77", "SO-77", RepeatSafety.Absolute));
    }

    [Fact]
    public async Task A_change_of_an_order_whose_number_we_lost_looks_it_up()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson("GET /v1/orders?buyerOrderId=op-1", $$"""{"items":[{{RecordedAnswers.Fixture("order-received.json")}}]}""").On($"PUT {Path}", "order-changed.json");

        var result = await bed.Get<IWrite<ChangeOrder>>().WriteAsync(Change(), Context, Token);

        result.RecordId.ShouldBe("SO-77");
    }

    [Fact]
    public async Task A_change_of_an_unknown_order_is_told_as_not_found()
    {
        await using var bed = new MetroBed();
        bed.Answers.On("GET /v1/orders?buyerOrderId=op-1", "empty.json");

        var error = await Should.ThrowAsync<ConnectorException>(() => bed.Get<IWrite<ChangeOrder>>().WriteAsync(Change(), Context, Token));

        error.Fault.Kind.ShouldBe(FaultKind.NotFound);
    }

    [Theory]
    [InlineData("2026-03-02T11:20:00Z", true)]
    [InlineData("2026-03-02T11:19:59Z", false)]
    public async Task A_condition_is_held_against_the_order_as_it_stands(string seen, bool passes)
    {
        await using var bed = new MetroBed();
        bed.Answers.On($"GET {Path}", "order-changed.json").On($"PUT {Path}", "order-changed.json");
        var context = Context with { IfUnchangedSince = DateTimeOffset.Parse(seen, System.Globalization.CultureInfo.InvariantCulture) };

        var write = () => bed.Get<IWrite<ChangeOrder>>().WriteAsync(Change() with { OrderId = "SO-77" }, context, Token);

        if (passes)
        {
            (await write()).Fault.ShouldBeNull();
        }
        else
        {
            (await Should.ThrowAsync<ConnectorException>(write)).Fault.Kind.ShouldBe(FaultKind.Conflict);
            bed.Answers.Requests.Count.ShouldBe(1);
        }
    }

    [Fact]
    public async Task A_condition_by_revision_is_refused_and_never_ignored()
    {
        await using var bed = new MetroBed();

        var error = await Should.ThrowAsync<ConnectorException>(() => bed.Get<IWrite<CancelOrder>>().WriteAsync(Cancel(), Context with { IfRevision = 3 }, Token));

        error.Fault.Kind.ShouldBe(FaultKind.Validation);
        bed.Answers.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancellation_is_asked_and_the_answer_is_the_orders_state()
    {
        await using var bed = new MetroBed();
        bed.Answers.On($"POST {Path}/cancellation", "order-cancelled.json", HttpStatusCode.Accepted);

        var result = await bed.Get<IWrite<CancelOrder>>().WriteAsync(Cancel(), Context, Token);

        bed.Answers.Requests.Single().Body.ShouldBe("""{"buyerOrderId":"op-1","reason":"ferm\u00E9"}""");
        bed.Get<IFetch<SupplierOrder>>().Map(result.After.ShouldNotBeNull()).Status.Value.ShouldBe(SupplierOrderStatus.Cancelled);
    }

    [Theory]
    [InlineData("order-cancelled.json", true)]
    [InlineData("order-changed.json", false)]
    public async Task A_refused_cancellation_of_a_cancelled_order_is_done_already(string now, bool isDone)
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson($"POST {Path}/cancellation", """{"code":"CANCELLATION_REFUSED","detail":"trop tard"}""", HttpStatusCode.Conflict).On($"GET {Path}", now);

        var result = await bed.Get<IWrite<CancelOrder>>().WriteAsync(Cancel(), Context, Token);

        result.AlreadyDone.ShouldBe(isDone);
        (result.Fault?.Kind).ShouldBe(isDone ? null : FaultKind.Refused);
    }

    private static ChangeOrder Change() => new()
    {
        Reference = "op-1",
        Day = new DateOnly(2026, 3, 5),
        Lines = [new OrderLine("1", "MF-1001", new Quantity(1, "XCS"))],
    };

    private static CancelOrder Cancel() => new() { Reference = "op-1", OrderId = "SO-77", Reason = "fermé" };
}
