using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Modules.Loyalty;
using LeVieuxMoulin.Connectors.PointOfSale;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Modules.Tests.Loyalty;

/// <summary>Sales in, entries and standings out, over the real store.</summary>
public sealed class LoyaltyTurnTests : IAsyncDisposable
{
    private readonly LoyaltyBed bed = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(42.99, 42)]
    [InlineData(0.99, 0)]
    [InlineData(-42.99, -42)]
    public void A_sale_is_worth_its_whole_euros_and_a_refund_as_many(decimal total, long points) =>
        SaleEarning.Worth(Rules(), Sale(total)).ShouldBe(points);

    [Fact]
    public void Open_cancelled_foreign_and_other_bills_are_worth_nothing()
    {
        SaleEarning.Worth(Rules(), Sale(50) with { Status = new(SaleStatus.Open) }).ShouldBe(0);
        SaleEarning.Worth(Rules(), Sale(50) with { Status = new(SaleStatus.Cancelled) }).ShouldBe(0);
        SaleEarning.Worth(Rules(), Sale(50) with { Kind = new(SaleKind.Other, "transfer") }).ShouldBe(0);
        SaleEarning.Worth(Rules(), Sale(50) with { Total = new Money(50, "CHF") }).ShouldBe(0);
        SaleEarning.Worth(Rules() with { PointsPerEuro = 1.5m }, Sale(50)).ShouldBe(75);
    }

    [Fact]
    public async Task Each_sale_earns_once_however_often_it_is_seen_and_across_a_restart()
    {
        bed.Sell("before-the-first-start", 30);
        await bed.RunAsync();
        bed.Sell("s-1", 42.50m);
        bed.Sell("s-1", 42.50m);
        await bed.RunAsync();
        await bed.RestartAsync();
        bed.Sell("s-1", 42.50m);
        bed.Sell("s-2", 10);
        await bed.RunAsync();
        await bed.RunAsync();

        (await bed.EntriesAsync()).ShouldBe(["earn 30", "earn 42", "earn 10"]);
    }

    [Fact]
    public async Task A_sale_before_the_programme_or_without_a_customer_earns_nothing()
    {
        bed.Sell("old", 100, at: new DateTimeOffset(2025, 12, 31, 22, 59, 0, TimeSpan.Zero));
        bed.Sell("nobody", 100, customer: null);
        bed.Sell("first", 5, at: new DateTimeOffset(2025, 12, 31, 23, 0, 0, TimeSpan.Zero));
        await bed.RunAsync();

        (await bed.EntriesAsync()).ShouldBe(["earn 5"]);
    }

    [Fact]
    public async Task A_refund_takes_back_from_the_customer_of_the_bill_also_when_it_names_none()
    {
        bed.Sell("s-1", 80);
        bed.Sell("r-1", -30, customer: null, takesBack: "s-1");
        await bed.RunAsync();

        (await bed.EntriesAsync()).ShouldBe(["earn 80", "earn -30"]);
    }

    [Fact]
    public async Task A_refund_of_a_bill_from_before_the_programme_takes_nothing_back()
    {
        bed.Sell("s-1", 80, at: new DateTimeOffset(2025, 12, 30, 12, 0, 0, TimeSpan.Zero));
        bed.Sell("r-1", -80, takesBack: "s-1");
        await bed.RunAsync();

        (await bed.EntriesAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sale_that_is_corrected_cancelled_or_given_to_another_customer_books_the_difference()
    {
        bed.Sell("s-1", 80);
        await bed.RunAsync();
        bed.Sell("s-1", 70);
        await bed.RunAsync();
        bed.Sell("s-1", 70, customer: "guest-8");
        await bed.RunAsync();
        bed.Sell("s-1", 70, customer: "guest-8", status: SaleStatus.Cancelled);
        await bed.RunAsync();

        (await bed.EntriesAsync()).ShouldBe(["earn 80", "earn -10", "earn -70"]);
        (await bed.EntriesAsync("guest-8")).ShouldBe(["earn 70", "earn -70"]);
    }

    [Fact]
    public async Task A_standing_is_shown_once_for_a_batch_and_of_several_that_wait_the_last_one_wins()
    {
        bed.Know();
        bed.Sell("s-1", 40);
        bed.Sell("s-2", 70);
        await bed.RunAsync();
        (await bed.ShownAsync()).ShouldBe(["Pending crm-1 110 silver"]);

        await bed.RunAsync();
        bed.Sell("s-3", 200);
        await bed.RunAsync();
        bed.Sell("r-1", -20);
        await bed.RunAsync();

        (await bed.ShownAsync()).ShouldBe(["Cancelled crm-1 110 silver", "Cancelled crm-1 310 gold", "Pending crm-1 290 silver"]);
    }

    [Fact]
    public async Task A_standing_that_was_not_sent_before_a_crash_is_sent_after_the_restart()
    {
        bed.Know();
        await bed.RunAsync();
        await bed.Ledger.AddAsync(LoyaltyBed.Customer, new PointEntry("earn", 12), null, "alice", Token);
        await bed.RestartAsync();
        await bed.RunAsync();

        (await bed.ShownAsync()).ShouldBe(["Pending crm-1 12 -"]);
    }

    [Fact]
    public async Task Points_expire_at_the_venues_midnight_and_the_tier_goes_down_without_anybody_doing_anything()
    {
        bed.Know();
        bed.Sell("s-1", 120, at: new DateTimeOffset(2026, 3, 2, 23, 30, 0, TimeSpan.Zero));
        await bed.RunAsync();

        bed.Time.Advance(new DateTimeOffset(2027, 3, 2, 22, 59, 59, TimeSpan.Zero) - bed.Time.GetUtcNow());
        await bed.RunAsync();
        (await bed.EntriesAsync()).ShouldBe(["earn 120"]);

        bed.Time.Advance(TimeSpan.FromSeconds(1));
        await bed.RunAsync();
        await bed.RunAsync();
        (await bed.EntriesAsync()).ShouldBe(["earn 120", "expire -120"]);
        (await bed.ShownAsync())[^1].ShouldBe("Pending crm-1 0 -");
    }

    [Fact]
    public async Task A_customer_whom_the_crm_learns_to_know_later_gets_the_standing_and_the_purchases_so_far()
    {
        bed.Sell("s-1", 40);
        bed.Sell("s-2", 50);
        await bed.RunAsync();
        (await bed.ShownAsync()).ShouldBeEmpty();

        bed.Know("crm-9");
        await bed.RunAsync(isWhole: false);

        (await bed.ShownAsync()).ShouldBe(["Pending crm-9 90 -"]);
        (await bed.OperationsAsync("record-activity")).Select(operation => operation.IdempotencyKey).ShouldBe(["loyalty/sale/till/s-1", "loyalty/sale/till/s-2"]);
    }

    [Fact]
    public async Task A_purchase_is_recorded_once_and_a_refund_is_none()
    {
        bed.Know();
        bed.Sell("s-1", 40);
        bed.Sell("r-1", -40, takesBack: "s-1");
        await bed.RunAsync();
        bed.Sell("s-1", 41);
        await bed.RestartAsync();
        await bed.RunAsync();

        var recorded = (await bed.OperationsAsync("record-activity")).ShouldHaveSingleItem();
        recorded.Command.ShouldContain("\"reference\":\"sale/till/s-1\"");
        recorded.Command.ShouldContain("\"customerId\":\"crm-1\"");
        recorded.Command.ShouldContain("40");
    }

    [Fact]
    public async Task A_customer_who_left_the_crm_is_not_written_to_and_comes_back_under_another_id()
    {
        bed.Know();
        bed.Sell("s-1", 40);
        await bed.RunAsync();
        bed.Copy.Remove<Customer>(LoyaltyBed.Crm, "crm-1");
        bed.Sell("s-2", 40);
        await bed.RunAsync();
        (await bed.ShownAsync()).Count.ShouldBe(1);

        bed.Know("crm-2");
        await bed.RunAsync();
        (await bed.ShownAsync())[^1].ShouldBe("Pending crm-2 80 -");
    }

    [Fact]
    public async Task A_crm_that_cannot_show_standings_is_a_problem_that_closes_when_it_can()
    {
        bed.CrmOffers.Clear();
        bed.Know();
        bed.Sell("s-1", 40);
        await bed.RunAsync();
        bed.Problems.Received().Raise(Arg.Is<Problem>(problem => problem.Code == "LOYALTY_NOT_SHOWN" && problem.Connection == LoyaltyBed.Crm));
        (await bed.EntriesAsync()).ShouldBe(["earn 40"]);

        bed.CrmOffers.Add("write.set-loyalty");
        await bed.RunAsync();
        bed.Problems.Received().Clear("loyalty/vendor");
        (await bed.ShownAsync()).ShouldBe(["Pending crm-1 40 -"]);
    }

    public ValueTask DisposeAsync() => bed.DisposeAsync();

    private static LoyaltyRules Rules() => new() { Till = "till", Crm = "crm", Since = new DateOnly(2026, 1, 1) };

    private static Sale Sale(decimal total) => new()
    {
        Id = "s",
        Kind = new(total < 0 ? SaleKind.Refund : SaleKind.Sale),
        Status = new(SaleStatus.Completed),
        Total = new Money(total, "EUR"),
        Tax = new Money(0, "EUR"),
    };
}
