using System.Globalization;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>Tells from the lines to the vendors, the webhooks and the operations' histories what a killed host was in the middle of. It may be in the middle of several things, or of none.</summary>
internal sealed class KillPhases(IReadOnlyList<SeenCall> orders, IReadOnlyList<SeenCall> pages, IReadOnlyList<SeenDelivery> deliveries, IReadOnlyList<PlacedOrder> placed, IReadOnlyDictionary<string, JsonObject> operations)
{
    private static readonly TimeSpan Just = TimeSpan.FromMilliseconds(60);

    /// <summary>Notes the phases of a kill.</summary>
    /// <param name="kill">The kill.</param>
    /// <param name="before">When the kill before it came: what was answered until then was another host's.</param>
    public void Note(Kill kill, DateTimeOffset before)
    {
        var at = kill.At;
        Add(kill, "start-up", kill.InStartUp);
        Add(kill, "key stored, not told", placed.Any(order => order.Tries.Any(one => one.Began <= at && one.Ended > at) && CreatedAt(order) <= at));
        Add(kill, "key stored, not sent", placed.Any(order => CreatedAt(order) <= at && FirstSent(order) is var sent && (sent is null || sent > at)));
        Add(kill, "sent", orders.Any(call => call.Method == "POST" && call.IsOpenAt(at)));
        Add(kill, "answered, before commit", placed.Any(order => SendsOf(order).Any(call => call.Answered <= at && call.Answered > before) && EndedAt(order) is { } ended && ended > at));
        Add(kill, "looked up", orders.Any(call => call.Method == "GET" && call.IsOpenAt(at)));
        Add(kill, "inside a page, asked", pages.Any(call => call.IsOpenAt(at)));
        Add(kill, "inside a page, answered", pages.Any(call => call.WasJustAnsweredAt(at, Just)));
        Add(kill, "webhook before it was acknowledged", deliveries.Any(delivery => !delivery.IsAcknowledged && delivery.Began <= at && delivery.Ended > at));
        Add(kill, "webhook after it was acknowledged", deliveries.Any(delivery => delivery.IsAcknowledged && delivery.Ended <= at && delivery.Ended > at - Just));
        Add(kill, "idle", kill.Phases.Count == 0);
    }

    private static void Add(Kill kill, string phase, bool isSo)
    {
        if (isSo)
        {
            kill.Phases.Add(phase);
        }
    }

    private IEnumerable<SeenCall> SendsOf(PlacedOrder order) => orders.Where(call => call.Method == "POST" && call.Key == order.OperationId);

    private DateTimeOffset? FirstSent(PlacedOrder order) => SendsOf(order).Select(call => (DateTimeOffset?)call.Began).Min();

    private DateTimeOffset? CreatedAt(PlacedOrder order) => Operation(order) is { } operation ? Instant(operation["createdAt"]) : null;

    private DateTimeOffset? EndedAt(PlacedOrder order) => Operation(order)?["transitions"]!.AsArray().Where(step => step!["state"]!.ToString() == "succeeded").Select(step => (DateTimeOffset?)Instant(step!["at"])).Max();

    private JsonObject? Operation(PlacedOrder order) => order.OperationId is { } id ? operations.GetValueOrDefault(id) : null;

    private static DateTimeOffset Instant(JsonNode? text) => DateTimeOffset.Parse(text!.ToString(), CultureInfo.InvariantCulture);
}
