using System.Net;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

public class CatalogueTests
{
    private const string Start = "GET /v1/catalogue/items?limit=500&customerNumber=4711";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_full_read_walks_every_page_and_ends_at_the_newest_change()
    {
        await using var bed = new MetroBed();
        bed.Answers.On(Start, "catalogue-1.json").On($"{Start}&cursor=p%2F2%3D%3D", "catalogue-2.json");

        var pages = await Read(bed, FeedBases.Snapshot);

        pages.SelectMany(page => page.Records).Select(row => row.Id).ShouldBe(["MF-1001", "MF-2001", "MF-3001"]);
        pages[0].Records[0].ChangedAt.ShouldBe(new DateTimeOffset(2026, 3, 1, 5, 0, 0, TimeSpan.Zero));
        pages[^1].Next.Value.ShouldBe("""{"since":"2026-03-01T07:30:00+00:00","isSnapshot":false}""");
    }

    [Fact]
    public async Task An_article_keeps_every_field_of_the_contract()
    {
        await using var bed = new MetroBed();
        bed.Answers.On(Start, "catalogue-1.json").On($"{Start}&cursor=p%2F2%3D%3D", "catalogue-2.json");
        var pages = await Read(bed, FeedBases.Snapshot);

        var item = bed.Get<IFeed<CatalogItem>>().Map(pages[0].Records[0]);

        item.Name.ShouldBe("Bar de ligne entier");
        (item.Gtin, item.Brand, item.CategoryId, item.IsOrderable, item.OrderUnit).ShouldBe(("03012345000017", "Criée du Moulin", "MAREE", true, "XCS"));
        item.Content.ShouldBe(new Quantity(5.4m, "KGM"));
        (item.PiecesPerOrderUnit, item.IsWeighed, item.MinimumOrder, item.MaximumOrder, item.OrderStep, item.LeadTimeDays).ShouldBe((6m, true, 1m, 20m, 1m, 1));
        (item.TemperatureClass, item.VatRate, item.Origin).ShouldBe(("CHILLED", 0.055m, "FR"));
        item.Allergens.Select(allergen => (allergen.Code, allergen.Containment.Value)).ShouldBe([("AF", Containment.Contains), ("AC", Containment.MayContain)]);
        (item.SubstituteIds.Single(), item.ReplacesIds.Single()).ShouldBe(("MF-1002", "MF-0990"));
        (item.ValidFrom, item.ValidTo).ShouldBe((new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31)));
        var price = item.Price.ShouldNotBeNull();
        (price.ItemId, price.Net, price.Per, price.PerOrderUnit).ShouldBe(("MF-1001", new Money(24.9m, "EUR"), new Quantity(1, "KGM"), 5.4m));
        (price.IsApproximate, price.ContractId, price.ValidTo).ShouldBe((true, "C-9", new DateOnly(2026, 3, 7)));
        price.Tiers.ShouldBe([new PriceTier(5, new Money(23.5m, "EUR"))]);
    }

    [Fact]
    public async Task An_article_that_says_little_is_given_nothing_invented()
    {
        await using var bed = new MetroBed();
        bed.Answers.On(Start, "catalogue-1.json").On($"{Start}&cursor=p%2F2%3D%3D", "catalogue-2.json");
        var pages = await Read(bed, FeedBases.Snapshot);

        var item = bed.Get<IFeed<CatalogItem>>().Map(pages[0].Records[1]);

        (item.Price, item.VatRate, item.Content, item.PiecesPerOrderUnit, item.MinimumOrder).ShouldBe((null, null, null, null, null));
        item.Allergens.ShouldBeEmpty();
    }

    [Fact]
    public async Task Changes_are_asked_from_the_watermark_turned_back_by_the_overlap()
    {
        await using var bed = new MetroBed();
        bed.Answers.On($"{Start}&updatedSince=2026-03-01T06%3A30%3A00.000Z", "empty.json");

        var pages = await Read(bed, FeedBases.Changed, """{"since":"2026-03-01T07:30:00+00:00"}""", TimeSpan.FromHours(1));

        pages.Single().Records.ShouldBeEmpty();
        pages[0].Next.Value.ShouldBe("""{"since":"2026-03-01T07:30:00+00:00","isSnapshot":false}""");
    }

    [Fact]
    public async Task A_walk_that_was_cut_goes_on_at_its_page()
    {
        await using var bed = new MetroBed();
        bed.Answers.On($"{Start}&updatedSince=2026-02-01T00%3A00%3A00.000Z&cursor=p%2F2%3D%3D", "catalogue-2.json");

        var pages = await Read(bed, FeedBases.Changed, """{"since":"2026-02-01T00:00:00+00:00","page":"p/2==","seen":"2026-03-01T07:30:00+00:00"}""");

        pages.Single().Next.Value.ShouldBe("""{"since":"2026-03-01T07:30:00+00:00","isSnapshot":false}""");
    }

    [Fact]
    public async Task A_page_token_that_died_begins_the_walk_again_at_the_watermark()
    {
        await using var bed = new MetroBed();
        bed.Answers
            .OnJson($"{Start}&updatedSince=2026-02-01T00%3A00%3A00.000Z&cursor=old", """{"code":"CURSOR_EXPIRED"}""", HttpStatusCode.Gone)
            .On($"{Start}&updatedSince=2026-02-01T00%3A00%3A00.000Z", "catalogue-2.json");

        var pages = await Read(bed, FeedBases.Changed, """{"since":"2026-02-01T00:00:00+00:00","page":"old"}""");

        pages.Single().Records.Single().Id.ShouldBe("MF-3001");
    }

    [Fact]
    public async Task A_change_dated_ahead_of_the_clock_does_not_carry_the_watermark_past_now()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson(Start, """{"items":[{"supplierItemId":"A","name":"A","orderable":true,"orderUnitCode":"C62","updatedAt":"2027-01-01T00:00:00Z"}]}""");

        var pages = await Read(bed, FeedBases.Changed);

        pages.Single().Next.Value.ShouldBe("""{"since":"2026-03-02T09:00:00+00:00","isSnapshot":false}""");
    }

    [Fact]
    public async Task A_supplier_that_gives_the_same_page_for_ever_is_stopped()
    {
        await using var bed = new MetroBed();
        bed.Answers.On(Start, "catalogue-1.json").On($"{Start}&cursor=p%2F2%3D%3D", "catalogue-1.json");

        var error = await Should.ThrowAsync<ConnectorException>(() => Read(bed, FeedBases.Snapshot));

        error.Fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
    }

    [Theory]
    [InlineData("""{"articles":[]}""")]
    [InlineData("{}")]
    [InlineData("""{"items":7}""")]
    public async Task Another_shape_is_never_read_as_an_empty_list(string answer)
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson(Start, answer);

        var error = await Should.ThrowAsync<ConnectorException>(() => Read(bed, FeedBases.Snapshot));

        error.Fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
        bed.Calls.Violations.Clear();
    }

    [Fact]
    public async Task One_row_that_lacks_its_name_spoils_only_itself()
    {
        await using var bed = new MetroBed();
        bed.Answers.OnJson(Start, """{"items":[{"supplierItemId":"A","orderable":true,"orderUnitCode":"C62"},{"supplierItemId":"B","name":"B","orderable":true,"orderUnitCode":"C62","updatedAt":"2026-03-01T00:00:00Z"}]}""");

        var rows = (await Read(bed, FeedBases.Snapshot)).Single().Records;

        Should.Throw<System.Text.Json.JsonException>(() => bed.Get<IFeed<CatalogItem>>().Map(rows[0]));
        bed.Get<IFeed<CatalogItem>>().Map(rows[1]).Name.ShouldBe("B");
        bed.Calls.Violations.ShouldNotBeEmpty();
        bed.Calls.Violations.Clear();
    }

    [Fact]
    public async Task A_cursor_of_another_kind_is_lost_and_says_so()
    {
        await using var bed = new MetroBed();

        var error = await Should.ThrowAsync<ConnectorException>(() => Read(bed, FeedBases.Changed, "7"));

        error.Fault.Kind.ShouldBe(FaultKind.CursorLost);
    }

    private static async Task<List<Page>> Read(MetroBed bed, FeedBases basis, string? after = null, TimeSpan overlap = default)
    {
        var request = new FeedRequest { Basis = basis, After = after is null ? null : new Cursor(after), Overlap = overlap };
        return await bed.Get<IFeed<CatalogItem>>().ReadAsync(request, Token).ToListAsync(Token);
    }
}
