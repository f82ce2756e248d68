using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Sandbox.Engine;
using Microsoft.AspNetCore.Builder;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

/// <summary>All eight layers composed, against the sandbox on a real socket; what counts is the sandbox's own log of requests.</summary>
public sealed class ComposedPipelineTests : IAsyncLifetime
{
    private readonly Lab lab = new();
    private readonly HttpClient control = new(new SocketsHttpHandler());
    private WebApplication sandbox = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        sandbox = SandboxApp.Build(new SandboxOptions { Urls = "http://127.0.0.1:0", Sales = 20 }, TimeProvider.System);
        await sandbox.StartAsync(Token);
        control.BaseAddress = new Uri(sandbox.Urls.First());
    }

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        await sandbox.DisposeAsync();
    }

    [Fact]
    public async Task A_401_gives_one_refresh_and_one_retry()
    {
        await using var http = await LogInAsync();
        await HappenAsync("square", """{"type":"expire-tokens"}""");

        using var response = await http.Main.GetAsync("v2/locations", Token);

        response.IsSuccessStatusCode.ShouldBeTrue();
        (await LogAsync("square")).ShouldBe(["GET /square/v2/locations 401", "POST /square/oauth2/token 200", "GET /square/v2/locations 200"]);
    }

    [Fact]
    public async Task Fifty_callers_make_one_token_call()
    {
        await using var http = await LogInAsync();
        await HappenAsync("square", """{"type":"expire-tokens"}""");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(async _ =>
        {
            using var response = await http.Main.GetAsync("v2/locations", Token);
            return (int)response.StatusCode;
        }));

        answers.ShouldAllBe(status => status == 200);
        var log = await LogAsync("square");
        log.Count(line => line == "POST /square/oauth2/token 200").ShouldBe(1);
        log.Count(line => line == "GET /square/v2/locations 200").ShouldBe(50);
    }

    [Fact]
    public async Task A_write_dropped_after_effect_is_sent_once()
    {
        await using var http = await lab.OpenAsync(Supplier());
        var order = await OrderAsync(http.Main);
        await FaultAsync("metro", """{"dropAfter":1,"path":"/orders"}""");
        using var scope = VendorCallScope.Enter("write.place-order", "op-1");

        var exception = await Should.ThrowAsync<ConnectorException>(() => http.Main.SendAsync(order, Token));

        exception.Fault.Kind.ShouldBe(FaultKind.OutcomeUnknown);
        scope.MayHaveTakenEffect.ShouldBeTrue();
        (await LogAsync("metro")).Count(line => line.StartsWith("POST /metro/v1/orders", StringComparison.Ordinal)).ShouldBe(1);
        var state = await control.GetFromJsonAsync<JsonObject>("/_sandbox/metro/state", Token);
        state!["orders"]![0]!["effects"]!.GetValue<int>().ShouldBe(1);
        lab.Calls.Last().ShouldSatisfyAllConditions(
            call => call.Operation.ShouldBe("write.place-order"),
            call => call.OperationId.ShouldBe("op-1"),
            call => call.Fault.ShouldBe("OutcomeUnknown ANSWER_LOST"));
    }

    [Fact]
    public async Task A_read_whose_answer_is_cut_is_asked_again()
    {
        await using var http = await lab.OpenAsync(Supplier());
        await FaultAsync("metro", """{"cutBody":1,"count":1}""");

        var body = await http.Main.GetStringAsync("delivery-slots", Token);

        JsonNode.Parse(body)!["items"]!.AsArray().ShouldNotBeEmpty();
        (await LogAsync("metro")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Waiting_in_the_limiter_counts_against_the_deadline()
    {
        var settings = Supplier() with
        {
            Http = Lab.Quick with { TotalTimeout = TimeSpan.FromSeconds(5) },
            Rate = new RateSettings { MaxRequestsPerMinute = 6, MaxBurst = 1, SafetyFactor = 1, MaxDelay = TimeSpan.FromMinutes(5) },
        };
        await using var http = await lab.OpenAsync(settings);
        (await http.Main.GetAsync("delivery-slots", Token)).Dispose();
        var watch = Stopwatch.StartNew();

        var exception = await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("delivery-slots", Token));

        exception.Fault.Kind.ShouldBe(FaultKind.RateLimit);
        exception.Fault.RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.FromSeconds(5));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(8));
        (await LogAsync("metro")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_turn_that_comes_in_time_is_waited_for()
    {
        var settings = Supplier() with { Rate = new RateSettings { MaxRequestsPerMinute = 300, MaxBurst = 1, SafetyFactor = 1 } };
        await using var http = await lab.OpenAsync(settings);
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 4; i++)
        {
            (await http.Main.GetAsync("delivery-slots", Token)).Dispose();
        }

        watch.Elapsed.ShouldBeGreaterThan(TimeSpan.FromMilliseconds(590));
        (await LogAsync("metro")).Count.ShouldBe(4);
    }

    [Fact]
    public async Task Answers_429_and_4xx_do_not_open_the_breaker_and_500_does()
    {
        await using var http = await lab.OpenAsync(Supplier() with
        {
            Http = Lab.Quick with { MaxRetries = 0 },
            Breaker = new BreakerSettings { ConsecutiveFailures = 3, MinimumThroughput = 4, FailureRatio = 0.5 },
        });
        await FaultAsync("metro", """{"retryAfter":1}""");
        await FailAsync(http, "delivery-slots", 4, FaultKind.RateLimit);
        await FaultAsync("metro", "{}");
        await FailAsync(http, "orders/unknown", 4, FaultKind.NotFound);
        http.IsAvailable.ShouldBeTrue();
        (await LogAsync("metro")).Count.ShouldBe(8);

        await FaultAsync("metro", """{"status500":1}""");
        await FailAsync(http, "delivery-slots", 3, FaultKind.Unavailable);
        await FailAsync(http, "delivery-slots", 1, FaultKind.NotSent);

        http.IsAvailable.ShouldBeFalse();
        (await LogAsync("metro")).Count.ShouldBe(11);
    }

    private static ConnectionSettings Settings(string url, AuthSettings auth) => Lab.Connection(url, auth);

    private static async Task FailAsync(ConnectionHttp http, string path, int times, FaultKind kind)
    {
        for (var i = 0; i < times; i++)
        {
            (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync(path, Token))).Fault.Kind.ShouldBe(kind);
        }
    }

    private static async Task<HttpRequestMessage> OrderAsync(HttpClient http)
    {
        var items = JsonNode.Parse(await http.GetStringAsync("catalogue/items", Token))!["items"]!.AsArray();
        var slots = JsonNode.Parse(await http.GetStringAsync("delivery-slots", Token))!["items"]!.AsArray();
        var item = items.First(candidate => candidate!["orderable"]!.GetValue<bool>())!;
        var body = new JsonObject
        {
            ["buyerOrderId"] = "op-1",
            ["substitutionAllowed"] = true,
            ["delivery"] = new JsonObject { ["requestedDate"] = slots[^1]!["deliveryDate"]!.GetValue<string>() },
            ["lines"] = new JsonArray(new JsonObject
            {
                ["lineId"] = "1",
                ["supplierItemId"] = item["supplierItemId"]!.GetValue<string>(),
                ["unitCode"] = item["orderUnitCode"]!.GetValue<string>(),
                ["quantity"] = item["minimumOrderQuantity"]!.GetValue<decimal>() + (item["orderIncrement"]!.GetValue<decimal>() * 200),
            }),
        };
        return new HttpRequestMessage(HttpMethod.Post, "orders") { Content = JsonContent.Create(body), Headers = { { "Idempotency-Key", "op-1" } } };
    }

    private ConnectionSettings Supplier() => Settings(new Uri(control.BaseAddress!, "metro/v1/").AbsoluteUri, new AuthSettings { Method = AuthMethod.ApiKey, ApiKey = "sandbox" });

    private async Task<ConnectionHttp> LogInAsync()
    {
        var root = new Uri(control.BaseAddress!, "square/");
        var settings = Settings(root.AbsoluteUri, new AuthSettings
        {
            Method = AuthMethod.AuthorizationCode,
            Dialect = new ManifestCredential { Method = "oauth2_authorization_code", TokenRequest = "json" },
            ClientId = "app",
            ClientSecret = "s3cret-of-the-app",
            UsePkce = true,
            Scopes = ["MERCHANT_PROFILE_READ"],
            RedirectUri = "http://127.0.0.1:0/callback",
            AuthorizationUrl = new Uri(root, "oauth2/authorize").AbsoluteUri,
            TokenUrl = new Uri(root, "oauth2/token").AbsoluteUri,
        });
        var login = new AuthLogin(lab.Factory, lab.Tokens, lab.Accounts, new AnsweringBrowser(), Substitute.For<IAuditLog>(), TimeProvider.System);
        await login.RunAsync(new LoginRequest { Settings = settings, Variant = Lab.Variant(), Actor = "test", Show = (_, _) => Task.CompletedTask }, Token);
        (await control.DeleteAsync("/_sandbox/square/requests", Token)).EnsureSuccessStatusCode();
        return await lab.OpenAsync(settings);
    }

    private async Task HappenAsync(string vendor, string body) =>
        (await control.PostAsync($"/_sandbox/{vendor}/events", new StringContent(body), Token)).EnsureSuccessStatusCode();

    private async Task FaultAsync(string vendor, string body) =>
        (await control.PostAsync($"/_sandbox/{vendor}/faults", new StringContent(body), Token)).EnsureSuccessStatusCode();

    private async Task<List<string>> LogAsync(string vendor)
    {
        var log = await control.GetFromJsonAsync<JsonObject>($"/_sandbox/{vendor}/requests", Token);
        return [.. log!["items"]!.AsArray().Select(item => $"{item!["method"]} {item["path"]} {item["status"]}")];
    }
}
