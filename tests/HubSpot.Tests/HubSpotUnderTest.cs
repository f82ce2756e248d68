using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.HubSpot.Tests;

/// <summary>What the conformance suite must be told of this connector.</summary>
public sealed class HubSpotUnderTest : ConnectorUnderTest
{
    private static int made;

    /// <inheritdoc />
    public override IConnectorPlugin Plugin { get; } = new HubSpotPlugin();

    /// <inheritdoc />
    public override JsonObject Settings => new()
    {
        // Every engagement, because the ledger has them all; written as text, as a demo's settings are.
        ["api"] = new JsonObject { ["activities"] = "notes, calls, meetings, emails, communications, tasks", ["app_id"] = "1160452" },
        ["auth"] = new JsonObject { ["application"] = new JsonObject { ["method"] = "api_key", ["api_key"] = "sandbox-developer" } },
    };

    /// <inheritdoc />
    public override IReadOnlySet<string> PageSizeNames { get; } = new HashSet<string> { "limit", "count" };

    /// <inheritdoc />
    /// <remarks>Ids that a merged contact had come as removals, and the country's free text stays in the row's bytes.</remarks>
    public override IReadOnlySet<string> NotToldByTheVendor { get; } = new HashSet<string> { ".mergedIds", ".person.address.countryRaw" };

    /// <inheritdoc />
    public override void Align(string stream, JsonObject ours)
    {
        if (stream == "activity" && ours["aliases"]?["reference"] is { } reference)
        {
            // Our own note reads back as what it tells of; the ledger has its text as it stands there.
            var kind = Enum.Parse<ActivityKind>(ours["kind"]!.GetValue<string>(), ignoreCase: true);
            var amount = ours["amount"] is { } money ? new Money(money["amount"]!.GetValue<decimal>(), money["currency"]!.GetValue<string>()) : (Money?)null;
            ours["text"] = new HubSpotNote(reference.GetValue<string>(), kind, ours["text"]?.GetValue<string>(), amount).Write();
            ours["kind"] = "NOTE";
            ours.Remove("aliases");
            ours.Remove("amount");
        }
    }

    /// <inheritdoc />
    public override async Task<IReadOnlyList<SampleWrite>> WritesAsync(ConnectorBed bed, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref made);
        var customers = (await bed.Simulator.LedgerAsync("customer", cancellationToken))!.Values.Where(customer => customer["reference"] is not null && customer["loyalty"] is not null).ToList();
        var (member, gone) = (customers[number], customers[^number]);
        var list = (await bed.Simulator.LedgerAsync("segment", cancellationToken))!.Values.First(segment => segment["isEditable"]!.GetValue<bool>());
        var members = (await bed.Simulator.LedgerAsync("segment-member", cancellationToken))!.Values.Where(entry => Text(entry, "segmentId") == Text(list, "id")).Select(entry => Text(entry, "customerId")).ToHashSet();
        var newcomer = customers.First(customer => !members.Contains(Text(customer, "id")));
        return
        [
            new SampleWrite(new SaveCustomer { Reference = $"conformance-{number}", Person = new Person { FirstName = "Zoé", LastName = "Meunier", Email = $"zoe.meunier.{number}@example.com" } }),
            new SampleWrite(new SetLoyalty
            {
                Reference = Text(member, "reference"), CustomerId = Text(member, "id"),
                State = new LoyaltyState(Text(member["loyalty"]!, "memberId"), member["loyalty"]!["points"]!.GetValue<long>() + 25, Text(member["loyalty"]!, "tier"), new DateTimeOffset(2026, 5, 14, 12, 0, number, TimeSpan.Zero)),
            }),
            new SampleWrite(new CreateSegment { Name = $"Jeudi {number}" }),
            new SampleWrite(new CreateRuledSegment { Name = $"Fidèles {number}", Rule = new SegmentRule([[new SegmentCondition("loyalty.points", Comparison.AtLeast, ["100"])]]) }),
            new SampleWrite(new ChangeSegmentMembers { SegmentId = Text(list, "id"), Add = [Text(newcomer, "id")] }),
            new SampleWrite(new RecordActivity { Reference = $"conformance-{number}", CustomerId = Text(member, "id"), Kind = ActivityKind.Purchase, At = new DateTimeOffset(2026, 5, 14, 12, 0, number, TimeSpan.Zero), Text = "Menu du jour", Amount = new Money(42.50m, "EUR") }),
            new SampleWrite(new EraseCustomer { CustomerId = Text(gone, "id"), Reference = Text(gone, "reference") }),
        ];
    }

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
