using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Square.Tests.Support;

namespace LeVieuxMoulin.Connectors.Square.Tests;

/// <summary>The connector against the simulated vendor, which was written by another hand from the same facts.</summary>
public sealed class SandboxTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>
{
    /// <summary>What the vendor says and the ledger leaves out.</summary>
    private static readonly string[] ToldHereOnly = [".tenders[].name", ".tenders[].kind", ".aliases", ".isActive", ".address"];

    private static int keys;

    private CapabilitySet Abilities => new SquarePlugin().Create(Plugged.Context(sandbox.Vendor, "{}")).Capabilities;

    [Theory]
    [InlineData("sale", 400)]
    [InlineData("payment", 300)]
    [InlineData("product", 50)]
    [InlineData("category", 10)]
    [InlineData("promotion", 3)]
    [InlineData("stock-level", 20)]
    [InlineData("location", 2)]
    public async Task A_full_read_gives_what_the_ledger_holds_field_by_field(string stream, int atLeast)
    {
        var ours = await ReadAsync(stream);
        var ledger = await sandbox.LedgerAsync(stream);

        ledger.Count.ShouldBeGreaterThanOrEqualTo(atLeast);
        ours.Keys.ShouldBe(ledger.Keys, ignoreOrder: true);
        var differences = ledger.SelectMany(pair => Differences.Between(pair.Value, WithoutModifiers(ours[pair.Key])).Select(text => (pair.Key, Text: text)))
            .Where(difference => !ToldHereOnly.Any(path => difference.Text.StartsWith($"{path}:  in the ledger", StringComparison.Ordinal)))
            .ToList();
        differences.GroupBy(difference => difference.Text.Split(':')[0]).Select(group => $"{group.Count()} × {group.Key}, as in {group.First().Key}{group.First().Text}").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_sale_rung_up_between_two_reads_comes_with_the_second_and_only_it()
    {
        var feed = Abilities.Find<IFeed<Sale>>()!;
        var first = await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed });
        await sandbox.PostAsync("events", """{"type":"sale"}""");

        var second = await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed, After = first[^1].Next });

        var known = first.SelectMany(page => page.Records).Select(row => row.Id).ToHashSet();
        second.SelectMany(page => page.Records).Count(row => !known.Contains(row.Id)).ShouldBe(1);
    }

    [Fact]
    public async Task A_price_set_here_is_the_till_s_price_and_nothing_else_of_the_product_changed()
    {
        var product = (await sandbox.LedgerAsync("product")).Values.First(item => item["variants"]![0]!["price"] is not null);
        var variant = product["variants"]![0]!;
        var price = new Money(variant["price"]!["amount"]!.GetValue<decimal>() + 1.10m, "EUR");
        var set = Abilities.Find<IWrite<SetPrice>>()!;

        var result = await set.WriteAsync(new SetPrice { VariantId = variant["id"]!.GetValue<string>(), Price = new ProductPrice(price) }, Key(), TestContext.Current.CancellationToken);

        var id = product["id"]!.GetValue<string>();
        result.RecordId.ShouldBe(id);
        var after = (await sandbox.LedgerAsync("product"))[id];
        Differences.Between(product, after).ShouldHaveSingleItem().ShouldStartWith(".variants[].price.amount");
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
        var after = await save.WriteAsync(command, Key() with { FirstSentAt = Plugged.Noon }, TestContext.Current.CancellationToken);
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
            Fraction = 0.15m, IsAutomatic = true, CategoryIds = [categories.Keys.First()], From = new DateTime(2026, 4, 1, 8, 0, 0),
            Hours = "BEGIN:VEVENT\nDTSTART:20260601T170000\nDURATION:PT2H\nRRULE:FREQ=WEEKLY;BYDAY=MO\nEND:VEVENT",
        };
        var save = Abilities.Find<IWrite<SavePromotion>>()!;

        var made = await save.WriteAsync(new SavePromotion { Name = "Lundi", Terms = terms }, Key(), TestContext.Current.CancellationToken);
        Terms((await ReadAsync("promotion"))[made.RecordId!]).ShouldBeJson(Plugged.Json(terms));

        var less = terms with { Fraction = 0.1m, MinimumSpend = new Money(20m, "EUR") };
        await save.WriteAsync(new SavePromotion { PromotionId = made.RecordId, Name = "Lundi", Terms = less }, Key(), TestContext.Current.CancellationToken);
        Terms((await ReadAsync("promotion"))[made.RecordId!]).ShouldBeJson(Plugged.Json(less));

        var end = Abilities.Find<IWrite<EndPromotion>>()!;
        await end.WriteAsync(new EndPromotion { PromotionId = made.RecordId! }, Key(), TestContext.Current.CancellationToken);
        (await end.WriteAsync(new EndPromotion { PromotionId = made.RecordId! }, Key(), TestContext.Current.CancellationToken)).AlreadyDone.ShouldBeTrue();

        static string Terms(JsonNode promotion) => promotion["terms"]!.ToJsonString();
    }

    [Fact]
    public async Task A_stock_stated_here_is_the_stock_there()
    {
        var level = (await sandbox.LedgerAsync("stock-level")).First();
        var command = new SetStock { VariantId = level.Value["variantId"]!.GetValue<string>(), LocationId = level.Value["locationId"]!.GetValue<string>(), OnHand = new Quantity(17m), CountedAt = TimeProvider.System.GetUtcNow() };

        var result = await Abilities.Find<IWrite<SetStock>>()!.WriteAsync(command, Key(), TestContext.Current.CancellationToken);

        (await ReadAsync("stock-level"))[result.RecordId!]["onHand"]!["value"]!.GetValue<decimal>().ShouldBe(17m);
    }

    [Fact]
    public async Task A_refund_at_the_till_is_a_bill_and_a_payment_of_its_own()
    {
        var sale = (await sandbox.LedgerAsync("sale")).Values.Last(sale => sale["kind"]!.GetValue<string>() == "SALE" && sale["status"]!.GetValue<string>() == "COMPLETED" && sale["tenders"]!.AsArray().Count > 0);
        await sandbox.PostAsync("events", $$"""{"type":"refund","orderId":"{{sale["id"]!.GetValue<string>()}}"}""");

        var back = (await ReadAsync("sale")).Values.Where(other => other["originalSaleId"]?.GetValue<string>() == sale["id"]!.GetValue<string>()).ToList();

        back.Sum(refund => refund["total"]!["amount"]!.GetValue<decimal>()).ShouldBeLessThan(0m);
        var bills = back.Select(refund => refund["id"]!.GetValue<string>()).ToHashSet();
        (await ReadAsync("payment")).Values.Count(payment => payment["refundOf"] is not null && bills.Contains(payment["saleId"]!.GetValue<string>())).ShouldBePositive();
    }

    [Fact]
    public async Task Expired_page_tokens_do_not_stop_a_read()
    {
        var feed = Abilities.Find<IFeed<Payment>>()!;
        var location = (await sandbox.LedgerAsync("location")).Keys.First();
        var pages = await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed, LocationId = location });
        await sandbox.PostAsync("events", """{"type":"expire-cursors"}""");

        var rest = await feed.PagesAsync(new FeedRequest { Basis = FeedBases.Changed, LocationId = location, After = pages[0].Next });

        var all = pages.SelectMany(page => page.Records).Select(row => row.Id).ToHashSet();
        pages.Count.ShouldBeGreaterThan(1);
        pages[0].Records.Concat(rest.SelectMany(page => page.Records)).Select(row => row.Id).ToHashSet().ShouldBe(all, ignoreOrder: true);
    }

    [Fact]
    public async Task The_account_opens_with_all_its_abilities()
    {
        var check = await new SquarePlugin().Create(Plugged.Context(sandbox.Vendor, "{}")).CheckAsync(TestContext.Current.CancellationToken);

        check.Currency.ShouldBe("EUR");
        check.Unavailable.ShouldBeEmpty();
    }

    /// <summary>The ledger has modifiers inside their line; here they are lines of their own with total 0, so that nothing else differs.</summary>
    private static JsonNode WithoutModifiers(JsonNode record)
    {
        if (record["lines"] is JsonArray lines)
        {
            lines.Where(line => line!["parentId"] is not null).ToList().ForEach(line =>
            {
                line!["total"]!["amount"]!.GetValue<decimal>().ShouldBe(0m);
                lines.Remove(line);
            });
        }

        return record;
    }

    private static WriteContext Key() => Plugged.Write($"sandbox-test-{Interlocked.Increment(ref keys)}");

    private async Task<Dictionary<string, JsonNode>> ReadAsync(string stream)
    {
        var feed = (IFeed<VendorRecord>)Abilities.ByName[$"feed.{stream}"];
        var locations = feed.Scope == FeedScope.Location ? [.. (await sandbox.LedgerAsync("location")).Keys] : new string?[] { null };
        var records = new Dictionary<string, JsonNode>();
        foreach (var location in locations)
        {
            var basis = feed.Bases.HasFlag(FeedBases.Changed) ? FeedBases.Changed : FeedBases.Snapshot;
            foreach (var row in (await feed.PagesAsync(new FeedRequest { Basis = basis, LocationId = location })).SelectMany(page => page.Records))
            {
                var record = feed.Map(row);
                row.Id.ShouldBe(record.Id);
                records[record.Id] = JsonNode.Parse(Encoding.UTF8.GetString(ContractSerializer.Write(record, record.GetType())))!;
            }
        }

        return records;
    }
}
