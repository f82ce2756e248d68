using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Operations;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>The connector against the wholesaler that was written from the facts alone: what the conformance suite does not know of the trade.</summary>
[Collection("sandbox")]
public sealed class SandboxTests(Sandbox sandbox) : IAsyncLifetime
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private ConnectorBed bed = null!;

    public async ValueTask InitializeAsync() => bed = await sandbox.ConnectAsync(new MetroUnderTest(), Token);

    public ValueTask DisposeAsync() => bed.DisposeAsync();

    [Fact]
    public async Task After_the_whole_catalogue_only_its_newest_changes_are_read_again()
    {
        var feed = bed.Find<IFeed<CatalogItem>>();
        var pages = await feed.ReadAsync(new FeedRequest { Basis = FeedBases.Snapshot }, Token).ToListAsync(Token);

        var changes = await feed.ReadAsync(new FeedRequest { Basis = FeedBases.Changed, After = pages[^1].Next }, Token).ToListAsync(Token);

        pages.Count.ShouldBeGreaterThan(1);
        var newest = pages.SelectMany(page => page.Records).Max(row => row.ChangedAt);
        changes.SelectMany(page => page.Records).ShouldAllBe(row => row.ChangedAt == newest);
    }

    [Fact]
    public async Task Prices_availability_and_slots_are_answered()
    {
        var ids = (await bed.Simulator.LedgerAsync("catalog-item", Token))!.Keys.Take(3).ToList();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);

        var prices = await bed.Find<IAsk<FindPrices, IReadOnlyList<ItemPrice>>>().AskAsync(new FindPrices(ids), Token);
        var availability = await bed.Find<IAsk<FindAvailability, IReadOnlyList<ItemAvailability>>>().AskAsync(new FindAvailability(ids), Token);
        var slots = await bed.Find<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>().AskAsync(new FindDeliverySlots(today, today.AddDays(14)), Token);

        prices.Select(price => price.ItemId).ShouldBe(ids, ignoreOrder: true);
        prices.ShouldAllBe(price => price.Net.Amount > 0 && price.Net.Currency == "EUR");
        availability.Select(answer => answer.ItemId).ShouldBe(ids, ignoreOrder: true);
        slots.ShouldNotBeEmpty();
        slots.ShouldAllBe(slot => slot.MinimumOrder != null && !slot.IsFromTerms);
    }

    [Fact]
    public async Task Every_call_and_every_answer_keeps_to_the_supplier_contract()
    {
        using var calls = new CheckedCalls(new SocketsHttpHandler());
        using var http = new HttpClient(calls, disposeHandler: false) { BaseAddress = new Uri(bed.Settings.BaseUrl), DefaultRequestHeaders = { { "X-API-KEY", "sandbox" } } };
        await using var connector = new MetroPlugin().Create(MetroBed.Context("""{"client_number":"4711"}""", http, TimeProvider.System));
        var order = await MetroUnderTest.OrderAsync(bed, Token);
        var context = new WriteContext { Key = new WriteKey(order.Reference) };

        var placed = await connector.Capabilities.Find<IWrite<PlaceOrder>>()!.WriteAsync(order, context, Token);
        var found = await connector.Capabilities.Find<IFind<PlaceOrder>>()!.FindAsync(order, context, Token);
        await connector.Capabilities.Find<IFetch<SupplierOrder>>()!.FetchAsync([new RecordHint(placed.RecordId!)], Token);
        foreach (var feed in connector.Capabilities.ByName.Values.OfType<IFeed<VendorRecord>>().Distinct())
        {
            await feed.ReadAsync(new FeedRequest { Basis = FeedBases.Changed }, Token).ToListAsync(Token);
        }

        found.RecordId.ShouldBe(placed.RecordId);
        calls.Violations.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cancelled_order_reads_as_cancelled()
    {
        (await bed.Simulator.HappenAsync(new JsonObject { ["type"] = "hold-orders", ["value"] = true }, Token)).ShouldBeTrue();
        try
        {
            var order = await MetroUnderTest.OrderAsync(bed, Token);
            var placed = await bed.CarryOutAsync(order, order.Reference, Token);

            var cancelled = await bed.CarryOutAsync(new CancelOrder { Reference = order.Reference, OrderId = placed.ResultRecordId }, null, Token);

            cancelled.State.ShouldBe(OperationState.Succeeded, cancelled.Fault?.Message);
            (await bed.CopyAsync("supplier-order", Token))[placed.ResultRecordId!]["status"]!.GetValue<string>().ShouldBeOneOf("CANCELLED", "CANCELLATION_REQUESTED");
        }
        finally
        {
            (await bed.Simulator.HappenAsync(new JsonObject { ["type"] = "hold-orders", ["value"] = false }, Token)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_refusal_comes_in_the_wholesalers_words()
    {
        var order = await MetroUnderTest.OrderAsync(bed, Token) with { Lines = [new OrderLine("1", "no-such-article", new Quantity(1, "XCS"))] };

        var operation = await bed.CarryOutAsync(order, order.Reference, Token);

        (operation.State, operation.Fault!.Kind, operation.Fault.Fields.Single().Field).ShouldBe((OperationState.Rejected, FaultKind.Refused, "lines[1]"));
    }
}
