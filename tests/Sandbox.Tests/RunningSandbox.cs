using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using Microsoft.AspNetCore.Builder;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests;

/// <summary>The real program on a port of this machine, and a plain client for it.</summary>
public sealed class RunningSandbox : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly HttpClient http;

    private RunningSandbox(WebApplication app)
    {
        this.app = app;
        Address = app.Urls.First();
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address) };
    }

    public string Address { get; }

    public static async Task<RunningSandbox> StartAsync(int seed = 1, int sales = 400, bool rateLimits = false)
    {
        var app = SandboxApp.Build(new SandboxOptions { Urls = "http://127.0.0.1:0", Seed = seed, Sales = sales, RateLimits = rateLimits }, TimeProvider.System);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningSandbox(app);
    }

    public async Task<(HttpStatusCode Status, JsonNode Body, HttpResponseMessage Answer)> CallAsync(HttpMethod method, string path, JsonNode? body = null, string? bearer = "sandbox", string? key = null)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (bearer is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + bearer);
        }

        if (key is not null)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        }

        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!, answer);
    }

    public async Task<JsonNode> GetAsync(string path) => (await CallAsync(HttpMethod.Get, path)).Body;

    public async Task<JsonNode> PostAsync(string path, string body) => (await CallAsync(HttpMethod.Post, path, JsonNode.Parse(body))).Body;

    public async Task<JsonNode> GoodAsync(string path, string body)
    {
        var (status, answer, _) = await CallAsync(HttpMethod.Post, path, JsonNode.Parse(body));
        status.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    /// <summary>Walks all orders, page by page.</summary>
    public async Task<List<JsonNode>> OrdersAsync(int limit = 150, Action<string>? page = null)
    {
        var places = string.Join(',', (await GetAsync("/square/v2/locations"))["locations"]!.AsArray().Select(place => place!["id"]!.ToJsonString()));
        var orders = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var answer = await GoodAsync("/square/v2/orders/search", $$"""{"location_ids":[{{places}}],"limit":{{limit}}{{(cursor is null ? "" : $",\"cursor\":\"{cursor}\"")}},"query":{"sort":{"sort_field":"UPDATED_AT","sort_order":"ASC"} } }""");
            page?.Invoke(answer["orders"]!.ToJsonString());
            orders.AddRange(answer["orders"]!.AsArray().Select(order => order!));
            cursor = answer["cursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        return orders;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }
}
