
namespace LeVieuxMoulin.Connectors.Metro.Tests;

public class SlotTests
{
    private const string Terms = """
        "terms":{"delivery_days":["monday","tue","Friday"],"cutoff_time":"12:00","lead_time_days":1,"minimum_order_net":100,"delivery_fee_net":15,"free_delivery_from_net":280.5}
        """;

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_suppliers_slots_are_given_and_their_gaps_filled_from_the_terms()
    {
        await using var bed = new MetroBed($$"""{"client_number":"4711",{{Terms}}}""");
        bed.Answers.On("GET /v1/delivery-slots?from=2026-03-02&to=2026-03-08&customerNumber=4711", "slots.json");

        var slots = await Ask(bed, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 8));

        slots.Select(slot => (slot.Day, slot.From, slot.Until, slot.MinimumOrder?.Amount, slot.Fee?.Amount, slot.FreeFrom?.Amount, slot.IsFromTerms)).ShouldBe(
        [
            (new DateOnly(2026, 3, 3), new TimeOnly(6, 0), new TimeOnly(10, 30), 120m, 12.5m, 250m, false),
            (new DateOnly(2026, 3, 4), null, null, 100m, 15m, 280.5m, false),
        ]);
        slots[0].OrderDeadline.ShouldBe(new DateTimeOffset(2026, 3, 2, 17, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task Without_terms_the_gaps_stay_open()
    {
        await using var bed = new MetroBed();
        bed.Answers.On("GET /v1/delivery-slots?from=2026-03-02&to=2026-03-08&customerNumber=4711", "slots.json");

        var slots = await Ask(bed, new DateOnly(2026, 3, 2), new DateOnly(2026, 3, 8));

        (slots[1].MinimumOrder, slots[1].Fee, slots[1].FreeFrom).ShouldBe((null, null, null));
    }

    [Fact]
    public async Task Slots_by_hand_are_worked_out_of_the_terms_and_say_so()
    {
        // Monday 2 March 2026, 10:00 in Paris: Tuesday may still be ordered until noon.
        await using var bed = new MetroBed($$"""{"client_number":"4711","capabilities":{"slots":"manual"},{{Terms}}}""");

        var slots = await Ask(bed, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 9));

        slots.Select(slot => (slot.Day, slot.OrderDeadline)).ShouldBe(
        [
            (new DateOnly(2026, 3, 3), new DateTimeOffset(2026, 3, 2, 12, 0, 0, TimeSpan.FromHours(1))),
            (new DateOnly(2026, 3, 6), new DateTimeOffset(2026, 3, 5, 12, 0, 0, TimeSpan.FromHours(1))),
            (new DateOnly(2026, 3, 9), new DateTimeOffset(2026, 3, 8, 12, 0, 0, TimeSpan.FromHours(1))),
        ]);
        slots.ShouldAllBe(slot => slot.IsFromTerms && slot.MinimumOrder == new Money(100, "EUR") && slot.FreeFrom == new Money(280.5m, "EUR"));
        bed.Answers.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Working_days_step_over_the_weekend_and_summer_time_moves_the_cut_off()
    {
        await using var bed = new MetroBed("""
            {"client_number":"4711","capabilities":{"slots":"manual"},"terms":{"delivery_days":["monday"],"cutoff_time":"17:30","lead_time_days":2,"day_basis":"working"}}
            """);

        var slots = await Ask(bed, new DateOnly(2026, 3, 30), new DateOnly(2026, 3, 30));

        // The clocks go forward on Sunday 29 March; the deadline is on Thursday 26 before it.
        slots.Single().OrderDeadline.ShouldBe(new DateTimeOffset(2026, 3, 26, 17, 30, 0, TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task A_supplier_without_slots_offers_none()
    {
        await using var bed = new MetroBed("""{"client_number":"4711","capabilities":{"slots":"none"}}""");

        bed.Connector.Capabilities.Find<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>().ShouldBeNull();
    }

    private static Task<IReadOnlyList<DeliverySlot>> Ask(MetroBed bed, DateOnly from, DateOnly until) =>
        bed.Get<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>().AskAsync(new FindDeliverySlots(from, until), Token);
}
