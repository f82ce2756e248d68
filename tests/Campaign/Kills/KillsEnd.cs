using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Campaign.Bed;
using LeVieuxMoulin.Connectors.Campaign.Copies;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>What is there once all is quiet.</summary>
/// <param name="Orders">The orders.</param>
/// <param name="Copies">The copies, by connection.</param>
/// <param name="Acknowledged">How many sales were told by a webhook that the host acknowledged.</param>
/// <param name="LostWebhooks">Those of them that are not in the store, before anything is read again.</param>
/// <param name="Phases">What tells the phases of the kills.</param>
internal sealed record KillsEnd(OrderVerdict Orders, IReadOnlyDictionary<string, CopyVerdict> Copies, int Acknowledged, IReadOnlyList<string> LostWebhooks, KillPhases Phases)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    /// <summary>Gets whether nothing was lost or doubled.</summary>
    public bool IsGood => Orders.IsGood && LostWebhooks.Count == 0 && Copies.Values.All(copy => copy is { IsGood: true, Unread: 0 });

    /// <summary>Gets what was found.</summary>
    public IEnumerable<string> Findings => Orders.Lost.Concat(Orders.Doubled).Concat(LostWebhooks).Concat(Copies.SelectMany(copy => copy.Value.Findings)).Concat(Copies.Where(copy => copy.Value.Unread > 0).Select(copy => $"{copy.Value.Unread} records of {copy.Key} are in neither copy"));

    /// <summary>Waits for quiet and compares.</summary>
    public static async Task<KillsEnd> CompareAsync(KillBed bed, IReadOnlyList<PlacedOrder> placed, CancellationToken cancellationToken)
    {
        var host = bed.Host!;
        var operations = await Eventually.GetAsync("the operations are over", Patience, () => OverAsync(host, cancellationToken), cancellationToken);
        await Eventually.BeAsync("the webhooks are worked in", Patience, () => IsWorkedInAsync(host, cancellationToken), cancellationToken);
        var told = bed.Relay.Deliveries.Where(delivery => delivery is { IsAcknowledged: true, SaleId: not null }).Select(delivery => delivery.SaleId!).ToHashSet();
        var before = await StoreCopy.ReadAsync(host, Settings.Till, ["sale"], cancellationToken);
        var lost = told.Where(id => !before.Records["sale"].ContainsKey(id)).Select(id => $"sale {id} was told by an acknowledged webhook and is not in the store").ToList();

        using var straight = new Installation();
        await Settings.WriteAsync(straight, bed.Till, bed.Supplier, null, cancellationToken);
        await using var other = await MoulinProcess.StartAsync(straight, cancellationToken);
        var copies = new Dictionary<string, CopyVerdict>();
        foreach (var simulator in (Simulator[])[bed.Till, bed.Supplier])
        {
            copies[simulator.Id] = await CompareAsync(host, other, simulator, cancellationToken);
        }

        var effects = (await bed.Supplier.StateAsync(cancellationToken))["orders"]!.AsArray().ToDictionary(order => order!["reference"]!.ToString(), order => order!["effects"]!.GetValue<int>());
        var orders = bed.SupplierCalls.Calls.Where(call => call.Path.Contains("orders", StringComparison.Ordinal)).ToList();
        var phases = new KillPhases(orders, [.. bed.TillCalls.Calls], [.. bed.Relay.Deliveries], placed, operations);
        return new KillsEnd(OrderJudge.Judge(placed, operations, effects), copies, told.Count, lost, phases);
    }

    /// <summary>Gives it as JSON.</summary>
    public JsonObject ToJson() => new()
    {
        ["orders"] = Orders.ToJson(),
        ["acknowledgedSales"] = Acknowledged,
        ["lostWebhooks"] = new JsonArray([.. LostWebhooks.Select(text => (JsonNode)text)]),
        ["copies"] = new JsonObject(Copies.Select(copy => KeyValuePair.Create(copy.Key, (JsonNode?)copy.Value.ToJson()))),
    };

    private static async Task<CopyVerdict> CompareAsync(MoulinProcess killed, MoulinProcess straight, Simulator simulator, CancellationToken cancellationToken)
    {
        await straight.RunsAsync(simulator.Id, cancellationToken);
        await killed.RunsAsync(simulator.Id, cancellationToken);
        var result = await straight.SyncAsync(simulator.Id, null, cancellationToken);
        await killed.SyncAsync(simulator.Id, null, cancellationToken);
        var streams = result["streams"]!.AsArray().Select(stream => stream!["name"]!.ToString()).ToList();
        var ledgers = new Dictionary<string, IReadOnlyDictionary<string, JsonObject>?>(StringComparer.Ordinal);
        foreach (var stream in streams)
        {
            ledgers[stream] = await simulator.LedgerAsync(stream, cancellationToken);
        }

        return CopyJudge.Judge(await StoreCopy.ReadAsync(killed, simulator.Id, streams, cancellationToken), await StoreCopy.ReadAsync(straight, simulator.Id, streams, cancellationToken), ledgers);
    }

    /// <summary>Gives all operations once none of them goes on by itself.</summary>
    private static async Task<IReadOnlyDictionary<string, JsonObject>?> OverAsync(MoulinProcess host, CancellationToken cancellationToken)
    {
        var open = (await host.GetAsync("v1/operations?state=pending,running,deferred,unknown&limit=1000", cancellationToken))["items"]!.AsArray();
        if (open.Any(operation => !operation!["needsPerson"]!.GetValue<bool>()))
        {
            return null;
        }

        var all = (await host.GetAsync($"v1/operations?connection={Settings.Supplier}&limit=1000", cancellationToken))["items"]!.AsArray();
        return all.ToDictionary(operation => operation!["id"]!.ToString(), operation => (JsonObject)operation!.DeepClone());
    }

    private static async Task<bool> IsWorkedInAsync(MoulinProcess host, CancellationToken cancellationToken) =>
        (await host.GetAsync("v1/store", cancellationToken))["items"]!.AsArray().Where(table => table!["name"]!.ToString() is "inbox" or "hint").Sum(table => table!["rows"]!.GetValue<long>()) == 0;
}
