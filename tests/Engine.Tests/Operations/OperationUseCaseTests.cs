using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.PointOfSale;
using LeVieuxMoulin.Connectors.Reservations;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Operations;

public sealed class OperationUseCaseTests
{
    private static readonly SubmissionRequest Request = new(ManualDirectory.Name, "central");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_key_and_request_give_the_same_operation_and_another_request_is_refused()
    {
        await using var queue = OperationHarness.For(new ScriptedOrders(RepeatSafety.Key), canFind: false);
        var keyed = Request with { IdempotencyKey = "k" };
        var first = await queue.Submit.ExecuteAsync(keyed, OperationHarness.Order("A"), Token);
        var second = await queue.Submit.ExecuteAsync(keyed, OperationHarness.Order("A"), Token);

        (first.IsNew, second.IsNew).ShouldBe((true, false));
        second.Operation.Id.ShouldBe(first.Operation.Id);
        first.Operation.Id.Length.ShouldBeLessThanOrEqualTo(36);
        var refusal = await Should.ThrowAsync<RequestException>(queue.Submit.ExecuteAsync(keyed, OperationHarness.Order("B"), Token));
        (refusal.Kind, refusal.Code).ShouldBe((RequestErrorKind.Unprocessable, "IDEMPOTENCY_KEY_REUSED"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\nb")]
    public async Task A_key_that_is_none_is_refused(string key)
    {
        await using var queue = OperationHarness.For(new ScriptedOrders(RepeatSafety.Key), canFind: false);
        (await Should.ThrowAsync<RequestException>(queue.Submit.ExecuteAsync(Request with { IdempotencyKey = key }, OperationHarness.Order("A"), Token))).Code.ShouldBe("IDEMPOTENCY_KEY_INVALID");
    }

    [Fact]
    public async Task What_the_connection_cannot_do_is_refused_with_what_to_do_instead()
    {
        await using var queue = OperationHarness.For(new ScriptedOrders(RepeatSafety.Key), canFind: false);
        queue.Connections.Variant = queue.Connections.Variant with { Gaps = [new ManifestGap("write.set-stock", new LocalText("Count in the vendor's own till.", "Comptez en caisse."))] };
        var command = new SetStock { VariantId = "v", LocationId = "l", OnHand = new Quantity(1), CountedAt = queue.Time.GetUtcNow() };

        var refusal = await Should.ThrowAsync<RequestException>(queue.Submit.ExecuteAsync(Request, command, Token));

        (refusal.Kind, refusal.Code, refusal.Suggestion).ShouldBe((RequestErrorKind.Unsupported, "CAPABILITY_NOT_OFFERED", "Count in the vendor's own till."));
        (await queue.Store.ListAsync(new OperationQuery(), Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Unknown_and_switched_off_connections_are_told_apart()
    {
        await using var queue = OperationHarness.For(new ScriptedOrders(RepeatSafety.Key), canFind: false);
        (await Should.ThrowAsync<RequestException>(queue.Submit.ExecuteAsync(new SubmissionRequest("nobody", "central"), OperationHarness.Order("A"), Token))).Code.ShouldBe("CONNECTION_NOT_FOUND");
        queue.Connections.State = ConnectionState.Disabled;
        (await Should.ThrowAsync<RequestException>(queue.Submit.ExecuteAsync(Request, OperationHarness.Order("A"), Token))).Code.ShouldBe("CONNECTION_DISABLED");
    }

    [Fact]
    public async Task A_write_is_queued_while_the_vendor_is_away()
    {
        await using var queue = OperationHarness.For(new ScriptedOrders(RepeatSafety.Key), canFind: false);
        queue.Connections.IsRunning = false;
        queue.Connections.State = ConnectionState.Unreachable;
        queue.Start();
        var placed = await queue.PlaceAsync();
        placed.State.ShouldBe(OperationState.Pending);
        queue.Connections.IsRunning = true;

        await queue.UntilAsync(placed.Id, OperationState.Succeeded, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task Only_what_was_not_sent_can_be_called_off()
    {
        await using var queue = OperationHarness.For(new ScriptedOrders(RepeatSafety.Key), canFind: false);
        var cancel = new CancelOperation(queue.Edit, queue.Time);
        var placed = await queue.PlaceAsync("A");
        (await cancel.ExecuteAsync(placed.Id, "marie", Token)).State.ShouldBe(OperationState.Cancelled);
        queue.Start();
        var done = await queue.UntilAsync((await queue.PlaceAsync("B")).Id, OperationState.Succeeded);

        (await Should.ThrowAsync<RequestException>(cancel.ExecuteAsync(done.Id, "marie", Token))).Code.ShouldBe("OPERATION_NOT_CANCELLABLE");
        (await Should.ThrowAsync<RequestException>(cancel.ExecuteAsync("nothing", "marie", Token))).Code.ShouldBe("OPERATION_NOT_FOUND");
    }

    [Fact]
    public async Task A_dead_operation_is_retried_with_a_new_deadline_and_a_missed_cut_off_is_not()
    {
        await using var queue = OperationHarness.For(new ScriptedOrders(RepeatSafety.Key), canFind: false);
        var retry = new RetryOperation(queue.Edit, queue.Store, queue.Connections, queue.Time);
        var soon = queue.Time.GetUtcNow() + TimeSpan.FromMinutes(5);
        var plain = await queue.PlaceAsync("A", soon);
        var cutOff = (await queue.Submit.ExecuteAsync(Request with { NotAfter = soon, IsCutOff = true }, OperationHarness.Order("B"), Token)).Operation;
        queue.Time.Advance(TimeSpan.FromMinutes(6));
        (await queue.Store.ExpireAsync(null, queue.Time.GetUtcNow(), Token)).Count.ShouldBe(2);

        (await Should.ThrowAsync<RequestException>(retry.ExecuteAsync(cutOff.Id, "marie", Token))).Code.ShouldBe("OPERATION_TOO_LATE");
        await retry.ExecuteAsync(plain.Id, "marie", Token);
        queue.Start();
        await queue.UntilAsync(plain.Id, OperationState.Succeeded);
        (await Should.ThrowAsync<RequestException>(retry.ExecuteAsync(plain.Id, "marie", Token))).Code.ShouldBe("OPERATION_NOT_RETRIABLE");
    }

    [Fact]
    public async Task Retrying_an_unknown_one_asks_and_never_sends()
    {
        var orders = new ScriptedOrders(RepeatSafety.Unsafe).ThenDropAfterEffect();
        await using var queue = OperationHarness.For(orders, canFind: false);
        queue.Start();
        var placed = await queue.PlaceAsync();
        await queue.UntilAsync(placed.Id, operation => operation.NeedsPerson, "a person to be asked");

        await new RetryOperation(queue.Edit, queue.Store, queue.Connections, queue.Time).ExecuteAsync(placed.Id, "marie", Token);

        await queue.UntilAsync(placed.Id, operation => operation.NeedsPerson, "a person to be asked again");
        orders.Sent.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_settled_operation_is_never_sent_and_cannot_be_settled_twice()
    {
        var orders = new ScriptedOrders(RepeatSafety.Key);
        await using var queue = OperationHarness.For(orders, canFind: false);
        var settle = new SettleOperation(queue.Edit, queue.Time);
        var placed = await queue.PlaceAsync("A");
        (await Should.ThrowAsync<RequestException>(settle.ExecuteAsync(placed.Id, false, "X", "marie", Token))).Code.ShouldBe("SETTLE_REFERENCE_UNEXPECTED");
        await settle.ExecuteAsync(placed.Id, false, null, "marie", Token);
        queue.Start();
        await queue.UntilAsync((await queue.PlaceAsync("B")).Id, OperationState.Succeeded);

        orders.Sent.Single().Command.Reference.ShouldBe("B");
        (await Should.ThrowAsync<RequestException>(settle.ExecuteAsync(placed.Id, true, null, "marie", Token))).Code.ShouldBe("OPERATION_NOT_SETTLEABLE");
    }

    [Fact]
    public void Every_command_of_the_contract_has_a_kind_of_its_own()
    {
        var commands = typeof(Command).Assembly.GetExportedTypes().Where(type => type.IsSubclassOf(typeof(Command))).ToList();

        CommandCodec.All.Select(kind => kind.CommandType).ShouldBe(commands, ignoreOrder: true);
        CommandCodec.All.ShouldAllBe(kind => kind.Capability == $"write.{kind.Name}");
    }

    [Fact]
    public void A_command_comes_back_from_its_json_as_it_was()
    {
        var order = OperationHarness.Order("A") with { From = new TimeOnly(6, 30), MaySplit = false, Note = "Quai 3" };
        var kind = CommandCodec.KindOf(order);

        var json = kind.ToJson(order);

        json.ShouldNotContain("subject");
        kind.ToJson(kind.FromJson(json)).ShouldBe(json);
        kind.FromJson(json).Subject.ShouldBe("order/A");
    }

    [Fact]
    public void What_a_stored_command_does_not_say_is_what_the_contract_takes_for_granted()
    {
        var kind = CommandCodec.Find("place-order")!;

        kind.FromJson("""{"reference":"A","day":"2026-04-02","lines":[]}""").ShouldBeOfType<PlaceOrder>().MaySplit.ShouldBeTrue();
        kind.FromJson("""{"reference":"A","day":"2026-04-02","lines":[],"maySplit":false}""").ShouldBeOfType<PlaceOrder>().MaySplit.ShouldBeFalse();
    }

    [Fact]
    public void A_command_with_nothing_but_what_it_must_have_keeps_every_default_through_its_json()
    {
        Command[] bare =
        [
            new PlaceOrder { Reference = "A", Day = new DateOnly(2026, 4, 2), Lines = [new OrderLine("1", "item", new Quantity(1))] },
            new RecordStage { ReservationId = "r", Stage = ServiceStage.Seated },
            new CancelOrder { Reference = "A" },
        ];

        foreach (var command in bare)
        {
            var kind = CommandCodec.KindOf(command);
            var read = kind.FromJson(kind.ToJson(command));
            foreach (var property in command.GetType().GetProperties().Where(property => property.PropertyType.IsValueType || property.PropertyType == typeof(string)))
            {
                property.GetValue(read).ShouldBe(property.GetValue(command), $"{kind.Name}.{property.Name}");
            }
        }
    }
}
