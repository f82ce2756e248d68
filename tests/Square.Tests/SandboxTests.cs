using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests;

/// <summary>The connector against the simulated vendor, which was written by another hand from the same facts.</summary>
[Collection("sandbox")]
public sealed class SandboxTests(Sandbox sandbox) : IAsyncLifetime
{
    private static int keys;
    private ConnectorBed bed = null!;

    private CapabilitySet Abilities => bed.Capabilities;

    public async ValueTask InitializeAsync() => bed = await sandbox.ConnectAsync(new SquareUnderTest(), TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => bed.DisposeAsync();

    [Fact]
    public async Task A_sale_rung_up_between_two_reads_comes_with_the_second_and_only_it()
    {
        var known = await ReadAsync("sale");
        (await bed.Simulator.HappenAsync((JsonObject)JsonNode.Parse("""{"type":"sale"}""")!, TestContext.Current.CancellationToken)).ShouldBeTrue();

        var second = await bed.SyncAsync("sale", TestContext.Current.CancellationToken);

        (second.Changed, (await ReadAsync("sale")).Count).ShouldBe((1, known.Count + 1));
    }

    [Fact]
    public async Task A_price_set_here_is_the_till_s_price_and_nothing_else_of_the_product_changed()
    {
        var product = (await LedgerAsync("product")).Values.First(item => item["variants"]![0]!["price"] is not null);
        var variant = product["variants"]![0]!;
        var price = new Money(variant["price"]!["amount"]!.GetValue<decimal>() + 1.10m, "EUR");
        var set = Abilities.Find<IWrite<SetPrice>>()!;

        var result = await set.WriteAsync(new SetPrice { VariantId = variant["id"]!.GetValue<string>(), Price = new ProductPrice(price) }, Key(), TestContext.Current.CancellationToken);

        var id = product["id"]!.GetValue<string>();
        result.RecordId.ShouldBe(id);
        var after = (await LedgerAsync("product"))[id];
        Differences.Between(product, after).ShouldHaveSingleItem().Path.ShouldBe(".variants[].price.amount");
        after["variants"]![0]!["price"]!["amount"]!.GetValue<decimal>().ShouldBe(price.Amount);
        var read = (await ReadAsync("product"))[id];
        Differences.Between(after, read).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_product_made_here_is_in_the_catalogue_once_and_can_be_put_away()
    {
        var save = Abilities.Find<IWrite<SaveProduct>>()!;
        var command = new SaveProduct { Reference = "menu-900", Name = "Crème brûlée du moulin", Price = new Money(8.40m, "EUR"), Sku = "CB-9" };
        var context = Key();

        var made = await save.WriteAsync(command, context, TestContext.Current.CancellationToken);
        var again = await save.WriteAsync(command, context, TestContext.Current.CancellationToken);
        var after = await save.WriteAsync(command, Key() with { FirstSentAt = Recorded.Noon }, TestContext.Current.CancellationToken);
        await save.WriteAsync(new SaveProduct { ProductId = made.RecordId, Reference = "menu-900", IsActive = false }, Key(), TestContext.Current.CancellationToken);

        again.RecordId.ShouldBe(made.RecordId);
        (after.RecordId, after.AlreadyDone).ShouldBe((made.RecordId, true));
        var item = (await ReadAsync("product"))[made.RecordId!];
        item["isActive"]!.GetValue<bool>().ShouldBeFalse();
        item["variants"]![0]!["price"]!["amount"]!.GetValue<decimal>().ShouldBe(8.40m);
    }

    [Fact]
    public async Task A_promotion_saved_changed_and_ended_here_reads_back_as_told()
    {
        var categories = await ReadAsync("category");
        var terms = new PromotionTerms
        {
            Fraction = 0.15m,
            IsAutomatic = true,
            CategoryIds = [categories.Keys.First()],
            From = new DateTime(2026, 4, 1, 8, 0, 0),
            Hours = "BEGIN:VEVENT\nDTSTART:20260601T170000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;BYDAY=MO\nEND:VEVENT",
        };
        var save = Abilities.Find<IWrite<SavePromotion>>()!;

        var made = await save.WriteAsync(new SavePromotion { Name = "Lundi", Terms = terms }, Key(), TestContext.Current.CancellationToken);
        Terms((await ReadAsync("promotion"))[made.RecordId!]).ShouldBeJson(Recorded.Json(terms));

        var less = terms with { Fraction = 0.1m, MinimumSpend = new Money(20m, "EUR") };
        await save.WriteAsync(new SavePromotion { PromotionId = made.RecordId, Name = "Lundi", Terms = less }, Key(), TestContext.Current.CancellationToken);
        Terms((await ReadAsync("promotion"))[made.RecordId!]).ShouldBeJson(Recorded.Json(less));

        var end = Abilities.Find<IWrite<EndPromotion>>()!;
        await end.WriteAsync(new EndPromotion { PromotionId = made.RecordId! }, Key(), TestContext.Current.CancellationToken);
        (await end.WriteAsync(new EndPromotion { PromotionId = made.RecordId! }, Key(), TestContext.Current.CancellationToken)).AlreadyDone.ShouldBeTrue();

        static string Terms(JsonNode promotion) => promotion["terms"]!.ToJsonString();
    }

    [Fact]
    public async Task A_stock_stated_here_is_the_stock_there()
    {
        var level = (await LedgerAsync("stock-level")).First();
        var command = new SetStock { VariantId = level.Value["variantId"]!.GetValue<string>(), LocationId = level.Value["locationId"]!.GetValue<string>(), OnHand = new Quantity(17m), CountedAt = TimeProvider.System.GetUtcNow() };

        var result = await Abilities.Find<IWrite<SetStock>>()!.WriteAsync(command, Key(), TestContext.Current.CancellationToken);

        (await ReadAsync("stock-level"))[result.RecordId!]["onHand"]!["value"]!.GetValue<decimal>().ShouldBe(17m);
    }

    [Fact]
    public async Task A_refund_at_the_till_is_a_bill_and_a_payment_of_its_own()
    {
        var sale = (await LedgerAsync("sale")).Values.Last(sale => sale["kind"]!.GetValue<string>() == "SALE" && sale["status"]!.GetValue<string>() == "COMPLETED" && sale["tenders"]!.AsArray().Count > 0);
        (await bed.Simulator.HappenAsync((JsonObject)JsonNode.Parse($$"""{"type":"refund","orderId":"{{sale["id"]!.GetValue<string>()}}"}""")!, TestContext.Current.CancellationToken)).ShouldBeTrue();

        var back = (await ReadAsync("sale")).Values.Where(other => other["originalSaleId"]?.GetValue<string>() == sale["id"]!.GetValue<string>()).ToList();

        back.Sum(refund => refund["total"]!["amount"]!.GetValue<decimal>()).ShouldBeLessThan(0m);
        var bills = back.Select(refund => refund["id"]!.GetValue<string>()).ToHashSet();
        (await ReadAsync("payment")).Values.Count(payment => payment["refundOf"] is not null && bills.Contains(payment["saleId"]!.GetValue<string>())).ShouldBePositive();
    }

    private static WriteContext Key() => Plugged.Write($"sandbox-test-{Interlocked.Increment(ref keys)}");

    private async Task<IReadOnlyDictionary<string, JsonObject>> LedgerAsync(string type) => (await bed.Simulator.LedgerAsync(type, TestContext.Current.CancellationToken))!;

    private async Task<Dictionary<string, JsonObject>> ReadAsync(string stream)
    {
        (await bed.SyncAsync(stream, TestContext.Current.CancellationToken)).Completed.ShouldBeTrue();
        return await bed.CopyAsync(stream, TestContext.Current.CancellationToken);
    }
}
