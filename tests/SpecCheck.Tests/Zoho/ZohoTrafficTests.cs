using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Crm;
using LeVieuxMoulin.Connectors.SpecCheck.Tests.Specs;
using LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;
using LeVieuxMoulin.Connectors.Zoho;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Zoho;

/// <summary>Every call of the Zoho connector and every answer of the simulated Zoho CRM, held to the vendor's own files, for structure: the lists of words in them are examples.</summary>
public sealed class ZohoTrafficTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;
    private int keys;

    [Fact]
    public async Task Every_read_and_every_write_is_as_the_vendor_s_files_have_it_and_brings_what_the_facts_name()
    {
        var aside = NamedList.Read("Zoho/past-the-proxy.txt");
        aside.Values.ShouldAllBe(reason => reason.Length > 0);
        await using var vendor = await CheckedVendor.StartAsync("zoho", ZohoFiles.Join(ZohoCorrections.Apply), "", [.. aside.Keys], Token, "Zoho-oauthtoken");
        await using var connector = new ZohoPlugin().Create(vendor.Context("{}"));
        try
        {
            await connector.CheckAsync(Token);
            await WriteAsync(connector.Capabilities, vendor);
            (await CheckedVendor.ReadAllAsync(connector, [], Token)).ShouldAllBe(feed => feed.Value > 0);
            await ReadAgainAsync(connector.Capabilities.Find<IFeed<Customer>>()!);
            await AskAsync(connector.Capabilities, vendor);
        }
        finally
        {
            vendor.ShouldBeWithoutViolations();
        }

        vendor.ShouldHaveBroughtWhatIsNamed("Zoho");
    }

    private async Task WriteAsync(CapabilitySet abilities, CheckedVendor vendor)
    {
        var customers = (await vendor.LedgerAsync("customer", Token)).Where(customer => customer["reference"] is not null && customer["loyalty"] is not null).Take(3).ToList();
        var member = Text(customers[0], "id");
        var tag = await SendAsync(abilities, new CreateSegment { Name = "Jeudi" });
        await SendAsync(abilities, new ChangeSegmentMembers { SegmentId = tag, Add = [member] });
        await SendAsync(abilities, new ChangeSegmentMembers { SegmentId = tag, Remove = [member] });
        await SendAsync(abilities, new SaveCustomer { Reference = "spec-1", Person = new Person { FirstName = "Zoé", LastName = "Meunier", Email = "zoe@example.com" } });
        await SendAsync(abilities, new SetLoyalty { Reference = Text(customers[0], "reference"), CustomerId = member, State = new LoyaltyState("M-1", 125, "Gold", TimeProvider.System.GetUtcNow()) });
        var bought = new RecordActivity { Reference = "spec-1", CustomerId = member, Kind = ActivityKind.Purchase, At = TimeProvider.System.GetUtcNow(), Text = "Menu du jour", Amount = new Money(42.50m, "EUR") };
        var note = await SendAsync(abilities, bought);
        (await abilities.Find<IFind<RecordActivity>>()!.FindAsync(bought, new WriteContext { Key = new WriteKey("spec-check-find") }, Token)).ShouldBe(new FindResult(FindVerdict.Done, note));
        await SendAsync(abilities, new EraseCustomer { CustomerId = Text(customers[1], "id"), Reference = Text(customers[1], "reference") });
        abilities.ByName.Keys.Count(name => name.StartsWith("write", StringComparison.Ordinal)).ShouldBe(6, "each write was sent");
        var subscriber = abilities.Find<IWebhookSubscriber>()!;
        var channel = await subscriber.EnsureAsync(new Uri("https://moulin.example/webhooks/zoho"), null, Token);
        await subscriber.EnsureAsync(new Uri("https://moulin.example/webhooks/zoho"), channel, Token);
        await subscriber.RemoveAsync(channel, Token);
    }

    /// <summary>Deletions are asked for once there is a time to compare with.</summary>
    private static async Task ReadAgainAsync(IFeed<Customer> customers)
    {
        var first = await customers.ReadAsync(new FeedRequest { Basis = FeedBases.Changed }, Token).ToListAsync(Token);
        var again = await customers.ReadAsync(new FeedRequest { Basis = FeedBases.Changed, After = first[^1].Next, Overlap = TimeSpan.FromDays(1) }, Token).ToListAsync(Token);
        again.SelectMany(page => page.Removals).ShouldNotBeEmpty();
    }

    private static async Task AskAsync(CapabilitySet abilities, CheckedVendor vendor)
    {
        var customer = Text((await vendor.LedgerAsync("customer", Token))[5], "id");
        (await abilities.Find<IFetch<Customer>>()!.FetchAsync([new RecordHint(customer)], Token)).Records.ShouldHaveSingleItem();
        (await abilities.Find<IAsk<FindCustomers, IReadOnlyList<Customer>>>()!.AskAsync(new FindCustomers("zoe@example.com", 5), Token)).ShouldHaveSingleItem();
        await abilities.Find<IAsk<FindActivity, IReadOnlyList<Activity>>>()!.AskAsync(new FindActivity(customer, TimeProvider.System.GetUtcNow().AddYears(-1)), Token);
        await vendor.HappenAsync(new { type = "drop-field", name = "Loyalty_Tier" }, Token);
        var setup = abilities.Find<ISetup>()!;
        await setup.ApplyAsync((await setup.InspectAsync(Token)).ShouldHaveSingleItem(), Token);
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private async Task<string> SendAsync<TCommand>(CapabilitySet abilities, TCommand command)
        where TCommand : Command
    {
        var context = new WriteContext { Key = new WriteKey($"spec-check-{++keys}") };
        var result = abilities.Find<IWriteMany<TCommand>>() is { } many
            ? (await many.WriteManyAsync([command], context, Token)).Single()
            : await abilities.Find<IWrite<TCommand>>()!.WriteAsync(command, context, Token);
        result.Fault.ShouldBeNull();
        return result.RecordId ?? "";
    }
}
