using LeVieuxMoulin.Connectors.Metro;
using LeVieuxMoulin.Connectors.Pomona;
using LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;
using LeVieuxMoulin.Connectors.Suppliers;
using LeVieuxMoulin.Connectors.Transgourmet;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Suppliers;

/// <summary>Every call of a supplier's connector and every answer of its simulated wholesaler, held to the file one hands to a supplier.</summary>
public sealed class SupplierTrafficTests
{
    private static readonly Dictionary<string, (IConnectorPlugin Plugin, string Settings)> Vendors = new()
    {
        ["metro"] = (new MetroPlugin(), """{"client_number":"4711"}"""),
        ["transgourmet"] = (new TransgourmetPlugin(), """{"customer_id":"4711"}"""),
        ["pomona"] = (new PomonaPlugin(), """{"establishment_code":"4711","branch":"TerreAzur"}"""),
    };

    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private static readonly VenueSettings Paris = new() { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" };

    [Theory]
    [InlineData("metro")]
    [InlineData("transgourmet")]
    [InlineData("pomona")]
    public async Task Every_question_every_read_and_every_write_is_as_the_contract_has_it_and_brings_what_the_facts_name(string id)
    {
        var spec = Path.Combine(Repository.Root, "docs", "suppliers", "supplier-contract.openapi.yaml");
        await using var vendor = await CheckedVendor.StartAsync(id, spec, "/v1", Token);
        await using var connector = Vendors[id].Plugin.Create(vendor.Context(Vendors[id].Settings, Paris));

        try
        {
            await RunAsync(connector, vendor);
        }
        finally
        {
            vendor.ShouldBeWithoutViolations();
        }

        vendor.ShouldHaveBroughtWhatIsNamed("Suppliers");
    }

    private static async Task RunAsync(IConnector connector, CheckedVendor vendor)
    {
        await connector.CheckAsync(Token);
        var slot = await AskAsync(connector, vendor);
        await OrderAsync(connector, vendor, slot);
        var counts = await CheckedVendor.ReadAllAsync(connector, [], Token);

        counts.ShouldAllBe(feed => feed.Value > 0);
    }

    private static TCapability Get<TCapability>(IConnector connector)
        where TCapability : class => connector.Capabilities.Find<TCapability>().ShouldNotBeNull();

    private static async Task<DeliverySlot> AskAsync(IConnector connector, CheckedVendor vendor)
    {
        var ids = (await vendor.LedgerAsync("catalog-item", Token)).Select(item => item["id"]!.GetValue<string>()).ToList();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().Date);
        foreach (var some in ids.Chunk(100))
        {
            (await Get<IAsk<FindPrices, IReadOnlyList<ItemPrice>>>(connector).AskAsync(new FindPrices(some), Token)).ShouldNotBeEmpty();
            (await Get<IAsk<FindAvailability, IReadOnlyList<ItemAvailability>>>(connector).AskAsync(new FindAvailability(some), Token)).Count.ShouldBe(some.Length);
        }

        return (await Get<IAsk<FindDeliverySlots, IReadOnlyList<DeliverySlot>>>(connector).AskAsync(new FindDeliverySlots(today, today.AddDays(14)), Token))[^1];
    }

    private static async Task OrderAsync(IConnector connector, CheckedVendor vendor, DeliverySlot slot)
    {
        var fetch = Get<IFetch<SupplierOrder>>(connector);
        var lines = (await vendor.LedgerAsync("catalog-item", Token))
            .Where(item => item["isOrderable"]!.GetValue<bool>() && item["maximumOrder"] is null && item["orderStep"]!.GetValue<decimal>() == 1)
            .Select((item, index) => new OrderLine($"{index + 1}", item["id"]!.GetValue<string>(), new Quantity(30, item["orderUnit"]!.GetValue<string>()))).ToList();

        await vendor.HappenAsync(new { type = "hold-orders", value = true }, Token);
        var first = new PlaceOrder { Reference = "spec-check-1", Day = slot.Day, Lines = lines[..1], Note = "Portail" };
        var placed = await SendAsync(connector, first, "spec-check-1");
        (await Get<IFind<PlaceOrder>>(connector).FindAsync(first, Context("spec-check-1"), Token)).Verdict.ShouldBe(FindVerdict.Done);
        await SendAsync(connector, new ChangeOrder { Reference = "spec-check-1", OrderId = placed, Day = slot.Day, Lines = [lines[0] with { Quantity = lines[0].Quantity with { Value = 40 } }] }, "spec-check-2");
        await SendAsync(connector, new CancelOrder { Reference = "spec-check-1", OrderId = placed, Reason = "Fermeture exceptionnelle" }, "spec-check-3");
        await fetch.FetchAsync([new RecordHint(placed)], Token);
        await vendor.HappenAsync(new { type = "hold-orders", value = false }, Token);

        var whole = await SendAsync(connector, new PlaceOrder { Reference = "spec-check-4", Day = slot.Day, Lines = lines, MaySubstitute = true }, "spec-check-4");
        SupplierOrder order;
        do
        {
            await vendor.HappenAsync(new { type = "advance-order", id = whole }, Token);
            order = fetch.Map((await fetch.FetchAsync([new RecordHint(whole)], Token)).Records.Single());
        }
        while (!order.IsFinal);

        var feed = Get<IFeed<Delivery>>(connector);
        var deliveries = await feed.ReadAsync(new FeedRequest { Basis = FeedBases.Changed }, Token).ToListAsync(Token);
        var delivery = deliveries.SelectMany(page => page.Records).Select(feed.Map).First(delivery => delivery.OrderReferences.Contains("spec-check-4"));
        await SendAsync(connector, new ReportReceipt { DeliveryId = delivery.Id, Lines = delivery.Lines }, "spec-check-5");
        connector.Capabilities.ByName.Keys.Where(name => name.StartsWith("write.", StringComparison.Ordinal))
            .ShouldBe(["write.place-order", "write.change-order", "write.cancel-order", "write.report-receipt"], ignoreOrder: true);
    }

    private static WriteContext Context(string key) => new() { Key = new WriteKey(key) };

    private static async Task<string> SendAsync<TCommand>(IConnector connector, TCommand command, string key)
        where TCommand : Command
    {
        var result = await Get<IWrite<TCommand>>(connector).WriteAsync(command, Context(key), Token);
        result.Fault.ShouldBeNull();
        return result.RecordId ?? "";
    }
}
