namespace LeVieuxMoulin.Connectors.SupplierCodec.Tests;

public class FolderCatalogueTests
{
    private static readonly (string Id, decimal Net)[] Many = [.. Enumerable.Range(1, 1203).Select(i => ($"A-{i}", 1m + i))];

    [Fact]
    public async Task A_long_catalogue_comes_in_pages_and_goes_on_after_any_of_them()
    {
        await using var bed = new FolderBed();
        bed.Folder.Arrive("k1.xml", Documents.Catalogue("Add", Many));
        bed.Folder.Arrive("k2.xml", Documents.Catalogue("Update", ("A-1", 99)));

        var pages = await bed.ReadAsync<CatalogItem>();

        pages.Select(page => page.Records.Count).ShouldBe([500, 500, 203, 1]);
        for (var i = 0; i < pages.Count; i++)
        {
            var rest = await bed.ReadAsync<CatalogItem>(pages[i].Next);
            rest.SelectMany(page => page.Records).Select(row => row.Id).ShouldBe(pages.Skip(i + 1).SelectMany(page => page.Records).Select(row => row.Id));
        }
    }

    [Fact]
    public async Task A_full_read_gives_what_counts_now_and_what_was_deleted_is_told()
    {
        await using var bed = new FolderBed("""{"customer":"4711","map":{"units":{"CT":"XCS"}}}""");
        bed.Folder.Arrive("k1.xml", Documents.Catalogue("Add", ("OLD", 1)));
        bed.Folder.Arrive("k2.xml", Documents.Catalogue("Replace", ("A", 1), ("B", 2), ("C", 3)));
        bed.Folder.Arrive("k3.xml", Documents.Catalogue("Update", ("B", 2.25m)));
        bed.Folder.Arrive("k4.xml", Documents.Catalogue("Delete", ("C", 3)));
        var feed = bed.Get<IFeed<CatalogItem>>();

        var all = (await bed.ReadAsync<CatalogItem>(basis: FeedBases.Snapshot)).SelectMany(page => page.Records).Select(feed.Map).ToList();

        all.Select(item => (item.Id, item.Price!.Net.Amount, item.OrderUnit)).ShouldBe([("A", 1m, "XCS"), ("B", 2.25m, "XCS")], ignoreOrder: true);
        (await bed.ReadAsync<CatalogItem>())[^1].Removals.Single().Id.ShouldBe("C");
    }

    [Fact]
    public async Task An_order_below_the_minimum_is_stopped_where_the_terms_say_so()
    {
        await using var bed = new FolderBed("""{"customer":"4711","terms":{"minimum_order_net":"60.00","block_below_minimum":true}}""");
        bed.Folder.Arrive("k1.xml", Documents.Catalogue("Add", ("A-1", 5), ("A-2", 9.9m)));

        var error = await Should.ThrowAsync<ConnectorException>(() => bed.SendAsync(FolderBed.Order));

        (error.Fault.Kind, error.Fault.Code).ShouldBe((FaultKind.Refused, "BELOW_MINIMUM_ORDER"));
        error.Fault.Message.ShouldContain("59.50 EUR");
        bed.Folder.Put.ShouldBeEmpty();
        (await bed.SendAsync(FolderBed.Order with { Lines = [FolderBed.Order.Lines[0] with { Quantity = new Quantity(12, "XCS") }] })).Fault.ShouldBeNull();
    }

    [Fact]
    public async Task A_cancellation_after_the_notice_agreed_is_refused()
    {
        await using var bed = new FolderBed("""{"customer":"4711","terms":{"cancellation_hours_before":48}}""");
        await bed.SendAsync(FolderBed.Order);
        bed.Folder.Now = new DateTimeOffset(2026, 3, 2, 23, 1, 0, TimeSpan.Zero);

        var late = await Should.ThrowAsync<ConnectorException>(() => bed.SendAsync(new CancelOrder { Reference = "op-1" }));

        (late.Fault.Kind, late.Fault.Message.Contains("2026-03-03 00:00", StringComparison.Ordinal)).ShouldBe((FaultKind.Refused, true));
        bed.Folder.Now = new DateTimeOffset(2026, 3, 2, 22, 59, 0, TimeSpan.Zero);
        (await bed.SendAsync(new CancelOrder { Reference = "op-1" })).Fault.ShouldBeNull();
    }
}
