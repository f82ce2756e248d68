using System.Collections.Concurrent;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>The central system: places orders, and places each again with the same key until it is answered.</summary>
internal sealed class OrderLoad(string connection, JsonObject body, Func<MoulinProcess?> host)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(180);
    private readonly ConcurrentQueue<PlacedOrder> orders = new();

    /// <summary>Gets what was placed.</summary>
    public IEnumerable<PlacedOrder> Orders => orders;

    /// <summary>Makes the body of an order that the supplier takes: the first day that can be had, and articles until its minimum is reached.</summary>
    public static async Task<JsonObject> BodyAsync(MoulinProcess host, string connection, CancellationToken cancellationToken)
    {
        var slot = (await host.GetAsync($"v1/connections/{connection}/delivery-slots", cancellationToken))["items"]!.AsArray()
            .First(slot => DateTimeOffset.Parse(slot!["orderDeadline"]!.ToString(), CultureInfo.InvariantCulture) > TimeProvider.System.GetUtcNow().AddHours(2))!;
        var wanted = slot["minimumOrder"]?["amount"]?.GetValue<decimal>() ?? 0;
        var lines = new JsonArray();
        foreach (var item in (await host.GetAsync($"v1/catalog-items?connection={connection}&status=orderable&limit=50", cancellationToken))["items"]!.AsArray().TakeWhile(_ => wanted > 0 || lines.Count == 0))
        {
            var quantity = 2 * Math.Max(item!["minimumOrder"]?.GetValue<decimal>() ?? 1, item["orderStep"]?.GetValue<decimal>() ?? 1);
            lines.Add((JsonNode)new JsonObject { ["itemId"] = item["id"]!.ToString(), ["quantity"] = quantity });
            wanted -= (item["price"]?["net"]?["amount"]?.GetValue<decimal>() ?? 0) * (item["price"]?["perOrderUnit"]?.GetValue<decimal>() ?? 1) * quantity;
        }

        return new JsonObject { ["deliveryDate"] = slot["day"]!.ToString(), ["lines"] = lines };
    }

    /// <summary>Places orders until it is stopped; the last one is placed to its answer all the same.</summary>
    public async Task RunAsync(CancellationToken stopped, CancellationToken cancellationToken)
    {
        while (!stopped.IsCancellationRequested)
        {
            var order = new PlacedOrder(Guid.NewGuid().ToString());
            orders.Enqueue(order);
            while (!order.IsAnswered)
            {
                await TryAsync(order, cancellationToken);
                await Task.Delay(order.IsAnswered ? Between : Pause, cancellationToken);
            }
        }
    }

    private async Task TryAsync(PlacedOrder order, CancellationToken cancellationToken)
    {
        if (host() is not { } running)
        {
            return;
        }

        var began = TimeProvider.System.GetUtcNow();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"v1/connections/{connection}/orders") { Content = JsonContent.Create(body) };
            request.Headers.Add("Idempotency-Key", order.Key);
            using var answer = await running.Http.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            if (answer.IsSuccessStatusCode)
            {
                order.OperationId = JsonNode.Parse(text)!["id"]!.ToString();
            }
            else if ((int)answer.StatusCode is 400 or 422)
            {
                order.Refusal = text;
            }
        }
        catch (Exception gone) when (gone is HttpRequestException or IOException or ObjectDisposedException || (gone is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // The host was killed meanwhile: whether it has stored the order is not known, so it is placed again with the same key.
        }
        finally
        {
            order.Tries.Add((began, TimeProvider.System.GetUtcNow()));
        }
    }
}
