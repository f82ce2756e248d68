using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Pomona.Tests;

/// <summary>The second account, at a branch with other articles and other terms.</summary>
/// <param name="sandbox">The simulated vendors.</param>
[Collection("sandbox")]
public sealed class BiofinesseTests(Sandbox sandbox)
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Two_accounts_have_each_their_own_catalogue()
    {
        await using var one = await sandbox.ConnectAsync(new PomonaUnderTest(), Token);
        await using var other = await sandbox.ConnectAsync(new BiofinesseUnderTest(), Token);

        await one.SyncAsync("catalog-item", Token);
        await other.SyncAsync("catalog-item", Token);

        var (ours, theirs) = (await one.CopyAsync("catalog-item", Token), await other.CopyAsync("catalog-item", Token));
        ours.Count.ShouldBePositive();
        theirs.Count.ShouldBePositive();
        ours.Keys.Intersect(theirs.Keys).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancellation_inside_the_notice_is_refused_in_the_branch_s_words_and_one_before_it_is_not()
    {
        await using var bed = await sandbox.ConnectAsync(new BiofinesseUnderTest(), Token);
        (await bed.Simulator.HappenAsync(new() { ["type"] = "hold-orders", ["value"] = true }, Token)).ShouldBeTrue();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        var slots = (await bed.Find<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>().AskAsync(new FindDeliverySlots(today, today.AddDays(14)), Token))
            .Where(slot => slot.OrderDeadline > TimeProvider.System.GetUtcNow().AddMinutes(1)).ToList();
        var late = await PlaceAsync(bed, slots[0].Day);
        var early = await PlaceAsync(bed, slots[^1].Day);
        var isBound = TimeProvider.System.GetUtcNow() > bed.Settings.Venues[0].ToInstant(slots[0].Day.ToDateTime(TimeOnly.MinValue)).AddHours(-48);

        var first = await bed.CarryOutAsync(new CancelOrder { Reference = late.Reference }, null, Token);
        var last = await bed.CarryOutAsync(new CancelOrder { Reference = early.Reference }, null, Token);

        (first.State, first.Fault?.Code).ShouldBe(isBound ? (OperationState.Rejected, "CANCELLATION_REFUSED") : (OperationState.Succeeded, null));
        last.State.ShouldBe(OperationState.Succeeded);
    }

    private static async Task<PlaceOrder> PlaceAsync(ConnectorBed bed, DateOnly day)
    {
        var order = await SupplierTests.SupplierUnderTest.OrderAsync(bed, Token) with { Day = day };
        (await bed.CarryOutAsync(order, order.Reference, Token)).State.ShouldBe(OperationState.Succeeded);
        return order;
    }
}
