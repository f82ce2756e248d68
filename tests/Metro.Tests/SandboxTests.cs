using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Records;
using LeVieuxMoulin.Connectors.Suppliers;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>The connector against the wholesaler that was written from the facts alone, every call held to the supplier contract.</summary>
public sealed class SandboxTests(SandboxProcess sandbox) : IClassFixture<SandboxProcess>, IAsyncDisposable
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private readonly Line line = new(sandbox.Address);

    [Fact]
    public async Task The_whole_catalogue_is_the_ledgers()
    {
        var feed = line.Get<IFeed<CatalogItem>>();

        var pages = await feed.ReadAsync(new FeedRequest { Basis = FeedBases.Snapshot }, Token).ToListAsync(Token);
        var changes = await feed.ReadAsync(new FeedRequest { Basis = FeedBases.Changed, After = pages[^1].Next }, Token).ToListAsync(Token);

        pages.Count.ShouldBeGreaterThan(1);
        var items = pages.SelectMany(page => page.Records).Select(feed.Map).ToList();
        await EqualsLedgerAsync("catalog-item", items);
        var newest = pages.SelectMany(page => page.Records).Max(row => row.ChangedAt);
        changes.SelectMany(page => page.Records).ShouldAllBe(row => row.ChangedAt == newest);
    }

    [Fact]
    public async Task Prices_availability_and_slots_are_answered()
    {
        var ids = (await sandbox.RecordsAsync("catalog-item", Token)).Take(3).Select(item => item["id"]!.GetValue<string>()).ToList();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);

        var prices = await line.Get<IAsk<FindPrices, IReadOnlyList<ItemPrice>>>().AskAsync(new FindPrices(ids), Token);
        var availability = await line.Get<IAsk<FindAvailability, IReadOnlyList<ItemAvailability>>>().AskAsync(new FindAvailability(ids), Token);
        var slots = await line.Get<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>().AskAsync(new FindDeliverySlots(today, today.AddDays(14)), Token);

        prices.Select(price => price.ItemId).ShouldBe(ids, ignoreOrder: true);
        prices.ShouldAllBe(price => price.Net.Amount > 0 && price.Net.Currency == "EUR");
        availability.Select(answer => answer.ItemId).ShouldBe(ids, ignoreOrder: true);
        slots.ShouldNotBeEmpty();
        slots.ShouldAllBe(slot => slot.MinimumOrder != null && !slot.IsFromTerms);
    }

    [Fact]
    public async Task An_order_whose_answer_is_lost_is_found_followed_received_and_billed_once()
    {
        var order = await OrderAsync("lost-answer-1");
        var context = new WriteContext { Key = new WriteKey(order.Reference) };
        await sandbox.PostAsync("faults", new { dropAfter = 1, path = "orders", count = 1 }, Token);

        var error = await Should.ThrowAsync<ConnectorException>(() => line.Get<IWrite<PlaceOrder>>().WriteAsync(order, context, Token));
        await sandbox.PostAsync("faults", new { }, Token);
        var found = await line.Get<IFind<PlaceOrder>>().FindAsync(order, context, Token);
        var again = await line.Get<IWrite<PlaceOrder>>().WriteAsync(order, context, Token);
        var last = await FollowAsync(found.RecordId!, Token);
        await EqualsLedgerAsync(found.RecordId!);

        error.Fault.Kind.ShouldBe(FaultKind.OutcomeUnknown);
        (found.Verdict, again.RecordId, last.Status.Value).ShouldBe((FindVerdict.Done, found.RecordId, SupplierOrderStatus.Delivered));
        var theirs = (await sandbox.OrdersAsync(Token)).Single(known => known["reference"]!.GetValue<string>() == order.Reference);
        theirs["effects"]!.GetValue<int>().ShouldBe(1);
        var deliveries = await ReadAsync<Delivery>();
        var mine = deliveries.Where(delivery => delivery.OrderReferences.Contains(order.Reference)).ToList();
        mine.ShouldNotBeEmpty();
        await EqualsLedgerAsync("delivery", deliveries);
        var receipt = new ReportReceipt { DeliveryId = mine[0].Id, Lines = mine[0].Lines };
        (await line.Get<IWrite<ReportReceipt>>().WriteAsync(receipt, new WriteContext { Key = new WriteKey("receipt-1") }, Token)).Fault.ShouldBeNull();
        var billing = await ReadAsync<BillingDocument>();
        billing.ShouldContain(document => document.OrderReferences.Contains(order.Reference) && !document.IsCredit);
        await EqualsLedgerAsync("billing-document", billing);
    }

    [Fact]
    public async Task An_order_is_changed_and_cancelled_and_reads_as_the_ledger_has_it()
    {
        var order = await OrderAsync("changed-1");
        await sandbox.PostAsync("events", new { type = "hold-orders", value = true }, Token);
        try
        {
            var context = new WriteContext { Key = new WriteKey(order.Reference) };
            var placed = await line.Get<IWrite<PlaceOrder>>().WriteAsync(order, context, Token);
            var lines = new[] { order.Lines[0] with { Quantity = order.Lines[0].Quantity with { Value = 40 } } };
            var change = new ChangeOrder { Reference = order.Reference, OrderId = placed.RecordId, Day = order.Day, Lines = lines };
            var changed = await line.Get<IWrite<ChangeOrder>>().WriteAsync(change, context, Token);
            await EqualsLedgerAsync(placed.RecordId!);

            var cancel = new CancelOrder { Reference = order.Reference, OrderId = placed.RecordId };
            var cancelled = await line.Get<IWrite<CancelOrder>>().WriteAsync(cancel, context, Token);

            changed.RecordId.ShouldBe(placed.RecordId);
            var status = line.Get<IFetch<SupplierOrder>>().Map(cancelled.After!).Status.Value;
            status.ShouldBeOneOf(SupplierOrderStatus.Cancelled, SupplierOrderStatus.CancellationRequested);
        }
        finally
        {
            await sandbox.PostAsync("events", new { type = "hold-orders", value = false }, Token);
        }
    }

    [Fact]
    public async Task A_refusal_comes_in_the_wholesalers_words()
    {
        var order = await OrderAsync("refused-1") with { Lines = [new OrderLine("1", "no-such-article", new Quantity(1, "XCS"))] };

        var error = await Should.ThrowAsync<ConnectorException>(() => line.Get<IWrite<PlaceOrder>>().WriteAsync(order, new WriteContext { Key = new WriteKey("refused-1") }, Token));

        (error.Fault.Kind, error.Fault.Fields.Single().Field).ShouldBe((FaultKind.Refused, "lines[1]"));
    }

    public ValueTask DisposeAsync() => line.DisposeAsync();

    private static JsonNode ToJson<TRecord>(TRecord record) => JsonNode.Parse(ContractSerializer.Write(record))!;

    private async Task<PlaceOrder> OrderAsync(string reference)
    {
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        var slots = await line.Get<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>().AskAsync(new FindDeliverySlots(today, today.AddDays(14)), Token);
        var item = (await sandbox.RecordsAsync("catalog-item", Token)).First(item =>
            item["isOrderable"]!.GetValue<bool>() && item["maximumOrder"] is null && item["orderStep"]!.GetValue<decimal>() == 1);
        var line1 = new OrderLine("1", item["id"]!.GetValue<string>(), new Quantity(30, item["orderUnit"]!.GetValue<string>()));
        return new PlaceOrder { Reference = reference, Day = slots[^1].Day, Lines = [line1], Note = "Portail" };
    }

    private async Task<SupplierOrder> FollowAsync(string id, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(TimeSpan.FromSeconds(30));
        var fetch = line.Get<IFetch<SupplierOrder>>();
        for (; ; await Task.Delay(TimeSpan.FromMilliseconds(210), deadline.Token))
        {
            var order = fetch.Map((await fetch.FetchAsync([new RecordHint(id)], deadline.Token)).Records.Single());
            if (order.IsFinal)
            {
                return order;
            }
        }
    }

    private async Task<List<TRecord>> ReadAsync<TRecord>()
        where TRecord : VendorRecord
    {
        var feed = line.Get<IFeed<TRecord>>();
        return [.. (await feed.ReadAsync(new FeedRequest { Basis = FeedBases.Changed }, Token).ToListAsync(Token)).SelectMany(page => page.Records).Select(feed.Map)];
    }

    private async Task EqualsLedgerAsync(string orderId)
    {
        var fetch = line.Get<IFetch<SupplierOrder>>();
        var mine = fetch.Map((await fetch.FetchAsync([new RecordHint(orderId)], Token)).Records.Single());
        var theirs = (await sandbox.RecordsAsync("supplier-order", Token)).Single(known => known["id"]!.GetValue<string>() == orderId);
        LedgerJson.Of(ToJson(mine)).ShouldBe(LedgerJson.Of(theirs));
    }

    private async Task EqualsLedgerAsync<TRecord>(string type, IReadOnlyList<TRecord> records)
    {
        var ours = records.Select(record => LedgerJson.Of(ToJson(record))).Order(StringComparer.Ordinal);
        var theirs = (await sandbox.RecordsAsync(type, Token)).Select(LedgerJson.Of).Order(StringComparer.Ordinal);
        ours.ShouldBe(theirs);
    }

    /// <summary>A connector on the line to the wholesaler.</summary>
    private sealed class Line : IAsyncDisposable
    {
        private readonly CheckedCalls calls = new(new SocketsHttpHandler());
        private readonly HttpClient http;
        private readonly IConnector connector;

        public Line(Uri sandbox)
        {
            http = new HttpClient(calls) { BaseAddress = new Uri(sandbox, "metro/") };
            http.DefaultRequestHeaders.Add("X-API-KEY", "sandbox");
            connector = new MetroPlugin().Create(MetroBed.Context("""{"client_number":"4711"}""", http, TimeProvider.System));
        }

        public TCapability Get<TCapability>()
            where TCapability : class => connector.Capabilities.Find<TCapability>().ShouldNotBeNull();

        public async ValueTask DisposeAsync()
        {
            await connector.DisposeAsync();
            http.Dispose();
            calls.Violations.ShouldBeEmpty();
        }
    }
}
