using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Orders;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Tests.Operations;
using LeVieuxMoulin.Connectors.Suppliers;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Orders;

public sealed class PlaceSupplierOrderTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 5);
    private readonly IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>> slots = Substitute.For<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>();
    private readonly ICatalogLookup catalog = Substitute.For<ICatalogLookup>();
    private readonly OperationHarness queue;
    private readonly PlaceSupplierOrder place;

    public PlaceSupplierOrderTests()
    {
        queue = new OperationHarness(new CapabilitySet().Offer<IWrite<PlaceOrder>>(new ScriptedOrders(RepeatSafety.Key)).Offer(slots));
        catalog.FindOrderUnitsAsync(default!, default!, Token).ReturnsForAnyArgs(new Dictionary<string, string> { ["flour"] = "XBG", ["butter"] = "KGM" });
        Slots();
        var ask = new AskVendor(queue.Connections, queue.Abilities, new AnswerCache(queue.Time), queue.Time);
        var deadlines = new FindOrderDeadline(ask, queue.Connections, queue.Time, NullLogger<FindOrderDeadline>.Instance);
        place = new PlaceSupplierOrder(queue.Submit, queue.Abilities, catalog, deadlines, queue.Time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => queue.DisposeAsync();

    [Fact]
    public async Task The_host_numbers_the_lines_takes_the_units_and_makes_its_id_the_reference()
    {
        var operation = (await PlaceAsync(new PlaceOrderRequest(Day, [new("flour", 2), new("butter", 1.5m)], "Quai 3"))).Operation;

        var command = (PlaceOrder)CommandCodec.Find("place-order")!.FromJson(operation.Command);
        command.Reference.ShouldBe(operation.Id);
        command.Day.ShouldBe(Day);
        command.Note.ShouldBe("Quai 3");
        command.Lines.ShouldBe([new OrderLine("1", "flour", new Quantity(2, "XBG")), new OrderLine("2", "butter", new Quantity(1.5m, "KGM"))]);
        operation.IdempotencyKey.ShouldBe("k");
        operation.IsCutOff.ShouldBeFalse();
    }

    [Fact]
    public async Task A_repeated_order_is_the_same_order_even_when_the_numbers_are_written_otherwise()
    {
        var first = await PlaceAsync(new PlaceOrderRequest(Day, [new("flour", 2)]));
        catalog.FindOrderUnitsAsync(default!, default!, Token).ReturnsForAnyArgs(new Dictionary<string, string>());

        var second = await PlaceAsync(new PlaceOrderRequest(Day, [new("flour", 2.00m)]));

        second.Operation.Id.ShouldBe(first.Operation.Id);
        (await Should.ThrowAsync<RequestException>(PlaceAsync(new PlaceOrderRequest(Day, [new("flour", 3)])))).Code.ShouldBe("IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task An_order_without_a_key_is_refused()
    {
        var refusal = await Should.ThrowAsync<RequestException>(place.ExecuteAsync(ManualDirectory.Name, new PlaceOrderRequest(Day, [new("flour", 2)]), null, "central", Token));
        (refusal.Kind, refusal.Code).ShouldBe((RequestErrorKind.Invalid, "IDEMPOTENCY_KEY_MISSING"));
    }

    [Fact]
    public async Task An_item_the_catalogue_does_not_hold_is_named_with_its_line()
    {
        var refusal = await Should.ThrowAsync<RequestException>(PlaceAsync(new PlaceOrderRequest(Day, [new("flour", 2), new("salt", 1)])));
        (refusal.Kind, refusal.Code).ShouldBe((RequestErrorKind.Invalid, "ORDER_INVALID"));
        refusal.Fields.Single().Field.ShouldBe("lines[1].itemId");
        refusal.Message.ShouldContain("salt");
    }

    [Fact]
    public async Task Everything_wrong_with_an_order_is_told_at_once()
    {
        var refusal = await Should.ThrowAsync<RequestException>(PlaceAsync(new PlaceOrderRequest(new DateOnly(2026, 3, 1), [new("", 2), new("flour", 0)], new string('x', 2_001))));
        refusal.Fields.Select(field => field.Field).ShouldBe(["deliveryDate", "note", "lines[0].itemId", "lines[1].quantity"]);
        (await Should.ThrowAsync<RequestException>(PlaceAsync(new PlaceOrderRequest(Day, [])))).Fields.Single().Field.ShouldBe("lines");
    }

    [Fact]
    public async Task The_suppliers_cut_off_is_the_orders_deadline()
    {
        var cutOff = queue.Time.GetUtcNow() + TimeSpan.FromHours(3);
        Slots(new DeliverySlot { Day = Day, OrderDeadline = cutOff });

        var operation = (await PlaceAsync(new PlaceOrderRequest(Day, [new("flour", 2)]))).Operation;

        (operation.NotAfter, operation.IsCutOff).ShouldBe((cutOff, true));
    }

    [Fact]
    public async Task An_order_after_the_cut_off_is_refused_and_nothing_is_stored()
    {
        Slots(new DeliverySlot { Day = Day, OrderDeadline = queue.Time.GetUtcNow() - TimeSpan.FromMinutes(1) });

        var refusal = await Should.ThrowAsync<RequestException>(PlaceAsync(new PlaceOrderRequest(Day, [new("flour", 2)])));

        refusal.Code.ShouldBe("ORDER_TOO_LATE");
        (await queue.Store.ListAsync(new OperationQuery(), Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_supplier_that_does_not_answer_does_not_hold_the_order_up()
    {
        slots.AskAsync(default!, Token).ReturnsForAnyArgs<Task<IReadOnlyList<DeliverySlot>>>(_ => throw new ConnectorException(new Fault(FaultKind.Unavailable, "Down.")));

        var operation = (await PlaceAsync(new PlaceOrderRequest(Day, [new("flour", 2)]))).Operation;

        (operation.NotAfter, operation.IsCutOff).ShouldBe((queue.Time.GetUtcNow() + TimeSpan.FromHours(24), false));
    }

    [Fact]
    public async Task Answers_are_kept_as_long_as_the_configuration_says_and_no_longer()
    {
        queue.Connections.Settings = queue.Connections.Settings with { Cache = new Dictionary<string, TimeSpan> { ["find-delivery-slots"] = TimeSpan.FromMinutes(10) } };
        Slots(new DeliverySlot { Day = Day, OrderDeadline = queue.Time.GetUtcNow() + TimeSpan.FromHours(3), MinimumOrder = new Money(150, "EUR") });
        var ask = new AskVendor(queue.Connections, queue.Abilities, new AnswerCache(queue.Time), queue.Time);
        var asked = queue.Time.GetUtcNow();
        Task<VendorReply<IReadOnlyList<DeliverySlot>>> AskAsync() => ask.ExecuteAsync<FindDeliverySlots, IReadOnlyList<DeliverySlot>>(ManualDirectory.Name, new FindDeliverySlots(Day, Day), Token);

        await AskAsync();
        queue.Time.Advance(TimeSpan.FromMinutes(9));
        var kept = await AskAsync();
        queue.Time.Advance(TimeSpan.FromMinutes(2));
        var fresh = await AskAsync();

        (kept.AsOf, fresh.AsOf).ShouldBe((asked, queue.Time.GetUtcNow()));
        kept.Value.Single().MinimumOrder.ShouldBe(new Money(150, "EUR"));
        await slots.ReceivedWithAnyArgs(2).AskAsync(default!, Token);
    }

    private void Slots(params DeliverySlot[] answer) => slots.AskAsync(default!, Token).ReturnsForAnyArgs(answer);

    private Task<OperationSubmission> PlaceAsync(PlaceOrderRequest request) => place.ExecuteAsync(ManualDirectory.Name, request, "k", "central", Token);
}
