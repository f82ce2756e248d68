using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Web.Tests.Support;

/// <summary>A host as it is installed: the real process with a till and a supplier, both read once, both polled once a day only.</summary>
public sealed class Restaurant : IAsyncLifetime
{
    internal const string Till = "till";
    internal const string Supplier = "grocer";
    internal const string WebhookSecret = "a-key-of-the-till";

    private static readonly string[] TillStreams = ["sale", "payment", "product", "category", "promotion", "stock-level", "location"];
    private static readonly string[] SupplierStreams = ["catalog-item", "supplier-order", "delivery", "billing-document"];
    private readonly Installation installation = new();
    private readonly HttpClient bare = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });
    private int keys;

    internal SandboxProcess Sandbox { get; private set; } = null!;

    internal MoulinProcess Host { get; private set; } = null!;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var token = TestContext.Current.CancellationToken;
        Sandbox = await SandboxProcess.StartAsync(token, sales: 400);
        installation.InstallPlugin("square");
        installation.InstallPlugin("metro");
        installation.Connect(Till, await TillAsync(token));
        var supplier = Rarely(await Sandbox.ConnectionAsync("metro", token), SupplierStreams);
        supplier["api"]!["client_number"] = "1234567";
        installation.Connect(Supplier, supplier);
        Host = await MoulinProcess.StartAsync(installation, token);
        (await Host.GetAsync("v1/configuration/problems", token))["problems"]!.AsArray().Select(problem => problem!.ToJsonString()).ShouldBeEmpty();
        foreach (var name in new[] { Till, Supplier })
        {
            await Host.WaitForAsync(name, "running", token);
            await SyncAsync(name);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        bare.Dispose();
        if (Host is not null)
        {
            await Host.DisposeAsync();
        }

        if (Sandbox is not null)
        {
            await Sandbox.DisposeAsync();
        }

        installation.Dispose();
    }

    /// <summary>Adds a connection file with an error, and waits for the problem.</summary>
    internal Task BreakAsync()
    {
        installation.Write("broken.yaml", "connector: square\nno_such_key: 1\n");
        return Eventually.BeAsync("a problem is open", TimeSpan.FromSeconds(10), async () => (await ListAsync("v1/problems")).Count > 0, TestContext.Current.CancellationToken);
    }

    /// <summary>Takes that file away again.</summary>
    internal Task MendAsync()
    {
        File.Delete(Path.Combine(installation.Config, "broken.yaml"));
        return Eventually.BeAsync("the problem is closed", TimeSpan.FromSeconds(10), async () => (await ListAsync("v1/problems")).Count == 0, TestContext.Current.CancellationToken);
    }

    /// <summary>Reads a connection's streams to their end; none may fail.</summary>
    internal async Task SyncAsync(string connection, bool full = false)
    {
        var result = await Host.PostAsync($"v1/connections/{connection}/sync", new JsonObject { ["full"] = full }, TestContext.Current.CancellationToken);
        result["failed"]!.AsArray().ShouldBeEmpty();
    }

    /// <summary>Reads a list to its end, page by page.</summary>
    internal async Task<List<JsonNode>> ListAsync(string path, int limit = 1000)
    {
        var items = new List<JsonNode>();
        string? after = null;
        do
        {
            var page = await Host.GetAsync($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}{(after is null ? "" : $"&after={Uri.EscapeDataString(after)}")}", TestContext.Current.CancellationToken);
            items.AddRange(page["items"]!.AsArray().Select(item => item!));
            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);
        return items;
    }

    /// <summary>Sends a request with the admin's token.</summary>
    internal Task<Answer> AdminAsync(string method, string path, string? body = null, string? idempotencyKey = null) =>
        SendAsync(Host.Token, method, path, body, idempotencyKey is null ? [] : [("Idempotency-Key", idempotencyKey)]);

    /// <summary>Sends a request.</summary>
    /// <param name="key">The bearer token; null: none.</param>
    /// <param name="method">The method.</param>
    /// <param name="path">The path and query.</param>
    /// <param name="body">The body; null: none.</param>
    /// <param name="headers">Further headers; <c>Content-Type</c> is JSON unless said.</param>
    internal async Task<Answer> SendAsync(string? key, string method, string path, string? body, params (string Name, string Value)[] headers)
    {
        var type = headers.FirstOrDefault(header => header.Name == "Content-Type").Value ?? "application/json";
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Host.Address, path))
        {
            Content = body is null ? null : new StringContent(body, Encoding.UTF8, MediaTypeHeaderValue.Parse(type)),
        };
        request.Headers.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in headers.Where(header => header.Name != "Content-Type"))
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        using var answer = await bare.SendAsync(request, TestContext.Current.CancellationToken);
        return new Answer(answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), answer.Headers.Location?.ToString());
    }

    /// <summary>Makes an API key as an operator does.</summary>
    /// <returns>The key's name and text.</returns>
    internal async Task<(string Name, string Key)> KeyAsync(string scope)
    {
        var name = $"{scope}-{Interlocked.Increment(ref keys)}";
        var made = await MoulinCommand.RunAsync(installation, TestContext.Current.CancellationToken, "keys", "create", name, "--scope", scope, "--json");
        made.ExitCode.ShouldBe(0, made.Error);
        return (name, made.Json["key"]!.GetValue<string>());
    }

    /// <summary>Makes something happen at a vendor.</summary>
    internal async Task<JsonNode> HappenAsync(string vendor, string json)
    {
        using var answer = await Sandbox.Http.PostAsync($"_sandbox/{vendor}/events", new StringContent(json, Encoding.UTF8, "application/json"), TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        return JsonNode.Parse(text)!;
    }

    /// <summary>Reads a vendor's own ledger, by record id.</summary>
    internal async Task<Dictionary<string, JsonNode>> LedgerAsync(string vendor, string type)
    {
        var text = await Sandbox.Http.GetStringAsync($"_sandbox/{vendor}/records/{type}", TestContext.Current.CancellationToken);
        return JsonNode.Parse(text)!["items"]!.AsArray().ToDictionary(item => item!["id"]!.GetValue<string>(), item => item!);
    }

    private async Task<JsonObject> TillAsync(CancellationToken cancellationToken)
    {
        var settings = Rarely(await Sandbox.ConnectionAsync("square", cancellationToken), TillStreams);
        settings["webhooks"] = new JsonObject { ["enabled"] = true, ["secret"] = WebhookSecret };
        return settings;
    }

    private static JsonObject Rarely(JsonObject settings, string[] streams)
    {
        settings["sync"] = new JsonObject(streams.Select(stream => KeyValuePair.Create(stream, (JsonNode?)new JsonObject { ["every"] = "1d" })));
        return settings;
    }
}
