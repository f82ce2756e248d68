using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Benchmarks.Measures;

/// <summary>The least that can be done: the same pages, asked for one after the other by a plain client, read and parsed.</summary>
internal static class BareLoop
{
    private const int PageSize = 1000;
    private const int WarmUpPages = 20;

    /// <summary>Reads all sales.</summary>
    public static async Task<(TimeSpan Time, Amount Amount)> RunAsync(Uri sandbox, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new Uri(sandbox, "square/") };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "sandbox");
        http.DefaultRequestHeaders.Add("Square-Version", "2025-08-20");
        var places = await http.GetFromJsonAsync<JsonObject>("v2/locations", cancellationToken);
        var locations = new JsonArray([.. places!["locations"]!.AsArray().Select(place => place!["id"]!.DeepClone())]);
        await ReadAsync(http, locations, WarmUpPages, cancellationToken);
        var watch = Stopwatch.StartNew();
        var amount = await ReadAsync(http, locations, int.MaxValue, cancellationToken);
        return (watch.Elapsed, amount);
    }

    private static async Task<Amount> ReadAsync(HttpClient http, JsonArray locations, int maxPages, CancellationToken cancellationToken)
    {
        var amount = default(Amount);
        string? cursor = null;
        for (var page = 0; page < maxPages; page++)
        {
            var question = new JsonObject
            {
                ["location_ids"] = locations.DeepClone(),
                ["limit"] = PageSize,
                ["query"] = new JsonObject { ["sort"] = new JsonObject { ["sort_field"] = "UPDATED_AT", ["sort_order"] = "ASC" } },
            };
            if (cursor is not null)
            {
                question["cursor"] = cursor;
            }

            using var answer = await http.PostAsJsonAsync("v2/orders/search", question, cancellationToken);
            answer.EnsureSuccessStatusCode();
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken);
            using var document = JsonDocument.Parse(bytes);
            foreach (var order in document.RootElement.GetProperty("orders").EnumerateArray())
            {
                amount = new Amount(amount.Count + 1, amount.Cents + TotalOf(order));
            }

            cursor = document.RootElement.TryGetProperty("cursor", out var next) ? next.GetString() : null;
            if (cursor is null)
            {
                break;
            }
        }

        return amount;
    }

    /// <summary>What the bill takes less what it gives back, tips apart.</summary>
    private static long TotalOf(JsonElement order) => order.TryGetProperty("net_amounts", out var net)
        ? Cents(net, "total_money") - Cents(net, "tip_money")
        : Cents(order, "total_money") - Cents(order, "total_tip_money");

    private static long Cents(JsonElement owner, string name) => owner.GetProperty(name).GetProperty("amount").GetInt64();
}
