using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho.Tests;

/// <summary>What the conformance suite must be told of this connector.</summary>
public sealed class ZohoUnderTest : ConnectorUnderTest
{
    private static int made;

    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new ZohoPlugin();

    /// <inheritdoc />
    public override JsonObject Settings => new()
    {
        // Every module, because the ledger has them all.
        ["api"] = new JsonObject { ["activities"] = "Notes, Events, Calls, Tasks" },
    };

    /// <inheritdoc />
    public override IReadOnlySet<string> PageSizeNames { get; } = new HashSet<string> { "per_page" };

    /// <inheritdoc />
    /// <remarks>Tags come all at once.</remarks>
    public override IReadOnlySet<string> FewPages { get; } = new HashSet<string> { "segment" };

    /// <inheritdoc />
    /// <remarks>How many carry a tag, or what a view shows, costs a call for each; the country's free text stays in the row's bytes.</remarks>
    public override IReadOnlySet<string> NotToldByTheVendor { get; } = new HashSet<string> { ".memberCount", ".person.address.countryRaw", ".since", ".at" };

    /// <inheritdoc />
    public override void Align(string stream, JsonObject ours)
    {
        if (stream == "activity" && ours["aliases"] is not null)
        {
            // Our own note reads back as what its title tells; the ledger has a note of the moment it was made.
            ours["kind"] = "NOTE";
            ours.Remove("aliases");
            ours.Remove("amount");
            ours.Remove("at");
        }
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<SampleWrite>> WritesAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref made);
        var customers = (await bed.Simulator.LedgerAsync("customer", cancellationToken))!.Values.Where(customer => customer["reference"] is not null && customer["loyalty"] is not null).ToList();
        var (member, gone) = (customers[number], customers[^number]);
        var tag = (await bed.Simulator.LedgerAsync("segment", cancellationToken))!.Values.First(segment => segment["kind"]!.GetValue<string>() == "STATIC");
        var members = (await bed.Simulator.LedgerAsync("segment-member", cancellationToken))!.Values.Where(entry => Text(entry, "segmentId") == Text(tag, "id")).Select(entry => Text(entry, "customerId")).ToHashSet();
        var newcomer = customers.First(customer => !members.Contains(Text(customer, "id")));
        return
        [
            new SampleWrite(new SaveCustomer { Reference = $"conformance-{number}", Person = new Person { FirstName = "Zoé", LastName = "Meunier", Email = $"zoe.meunier.{number}@example.com" } }),
            new SampleWrite(new SetLoyalty
            {
                Reference = Text(member, "reference"), CustomerId = Text(member, "id"),
                State = new LoyaltyState(Text(member["loyalty"]!, "memberId"), member["loyalty"]!["points"]!.GetValue<long>() + 25, member["loyalty"]!["tier"]?.GetValue<string>(), new DateTimeOffset(2026, 5, 14, 12, 0, number, TimeSpan.Zero)),
            }),
            new SampleWrite(new CreateSegment { Name = $"Jeudi {number}" }),
            new SampleWrite(new ChangeSegmentMembers { SegmentId = Text(tag, "id"), Add = [Text(newcomer, "id")] }),
            new SampleWrite(new RecordActivity { Reference = $"conformance-{number}", CustomerId = Text(member, "id"), Kind = ActivityKind.Purchase, At = new DateTimeOffset(2026, 5, 14, 12, 0, number, TimeSpan.Zero), Text = "Menu du jour", Amount = new Money(42.50m, "EUR") }),
            new SampleWrite(new EraseCustomer { CustomerId = Text(gone, "id"), Reference = Text(gone, "reference") }) { Effects = 2 },
        ];
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
