using System.Net;
using System.Net.Sockets;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using Microsoft.AspNetCore.Http;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

public sealed class PipelineTests
{
    private readonly Lab lab = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_bodiless_write_that_is_dropped_on_a_kept_connection_is_sent_once()
    {
        await using var vendor = new ClosingVendor();
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));
        (await http.Main.GetAsync("warm", Token)).Dispose();

        var exception = await Should.ThrowAsync<ConnectorException>(() => http.Main.DeleteAsync("orders/7", Token));

        exception.Fault.Kind.ShouldBe(FaultKind.OutcomeUnknown);
        vendor.Asked.ShouldBe(["GET /warm", "DELETE /orders/7"]);
    }

    [Fact]
    public async Task A_repeatable_write_is_sent_again_with_its_body_and_key()
    {
        await using var vendor = await TestVendor.StartAsync((http, count) =>
        {
            http.Response.StatusCode = count < 3 ? 503 : 200;
            return Task.CompletedTask;
        });
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));
        using var request = new HttpRequestMessage(HttpMethod.Post, "orders") { Content = new StringContent("twelve") }.AsRepeatable();

        (await http.Main.SendAsync(request, Token)).StatusCode.ShouldBe(HttpStatusCode.OK);

        vendor.Asked.ShouldBe(["POST /orders twelve", "POST /orders twelve", "POST /orders twelve"]);
        lab.Calls.Select(call => (call.Attempt, call.Status)).ShouldBe([(1, 503), (2, 503), (3, 200)]);
    }

    [Fact]
    public async Task A_key_that_the_vendor_takes_in_the_query_goes_there_once_and_not_into_the_journal()
    {
        var queries = new List<string>();
        await using var vendor = await TestVendor.StartAsync((http, count) =>
        {
            queries.Add(http.Request.QueryString.Value!);
            http.Response.StatusCode = count == 1 ? 503 : 200;
            return Task.CompletedTask;
        });
        var auth = new AuthSettings { Method = AuthMethod.ApiKey, ApiKey = "se cret", Dialect = new ManifestCredential { Method = "api_key", QueryName = "key" } };
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url, auth));

        (await http.Main.GetAsync("orders?open=true", Token)).Dispose();

        queries.ShouldBe(["?open=true&key=se%20cret", "?open=true&key=se%20cret"]);
        lab.Calls.ShouldAllBe(call => !call.PathTemplate.Contains("cret"));
    }

    [Fact]
    public async Task A_plain_write_that_was_answered_503_is_left_to_the_operation()
    {
        await using var vendor = await TestVendor.StartAsync(http =>
        {
            http.Response.StatusCode = 503;
            http.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        });
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.PostAsync("orders", new StringContent("x"), Token))).Fault;

        fault.ShouldSatisfyAllConditions(
            () => fault.Kind.ShouldBe(FaultKind.Unavailable),
            () => fault.RetryAfter.ShouldBe(TimeSpan.FromSeconds(7)),
            () => vendor.Asked.Count.ShouldBe(1));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(504)]
    public async Task A_server_that_broke_after_it_took_a_plain_write_leaves_the_outcome_unknown(int status)
    {
        await using var vendor = await TestVendor.StartAsync(http =>
        {
            http.Response.StatusCode = status;
            return Task.CompletedTask;
        });
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));
        using var scope = VendorCallScope.Enter("write.place-order");

        (await Should.ThrowAsync<ConnectorException>(() => http.Main.PostAsync("orders", new StringContent("x"), Token))).Fault.Kind.ShouldBe(FaultKind.OutcomeUnknown);

        scope.MayHaveTakenEffect.ShouldBeTrue();
    }

    [Fact]
    public async Task A_write_that_no_server_took_is_not_sent_and_is_tried_again()
    {
        using var closed = new TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();
        await using var http = await lab.OpenAsync(Lab.Connection($"http://127.0.0.1:{port}/"));
        using var scope = VendorCallScope.Enter("write.place-order");

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.PostAsync("orders", new StringContent("x"), Token))).Fault;

        fault.Kind.ShouldBe(FaultKind.NotSent);
        fault.Code.ShouldBe("CONNECT_FAILED");
        scope.MayHaveTakenEffect.ShouldBeFalse();
        lab.Calls.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_lost_repeatable_write_stays_unknown_when_its_repetition_is_not_sent()
    {
        await using var vendor = await TestVendor.StartAsync(http =>
        {
            http.Abort();
            return Task.CompletedTask;
        });
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url) with { Breaker = new BreakerSettings { ConsecutiveFailures = 1 } });
        using var scope = VendorCallScope.Enter("write.save");
        using var request = new HttpRequestMessage(HttpMethod.Put, "things/1") { Content = new StringContent("x") }.AsRepeatable();

        (await Should.ThrowAsync<ConnectorException>(() => http.Main.SendAsync(request, Token))).Fault.Kind.ShouldBe(FaultKind.OutcomeUnknown);

        vendor.Asked.Count.ShouldBe(1);
        scope.MayHaveTakenEffect.ShouldBeTrue();
    }

    [Fact]
    public async Task A_write_that_is_not_answered_in_time_is_unknown_and_a_read_is_unavailable()
    {
        await using var vendor = await TestVendor.StartAsync(http => http.Request.Path == "/warm" ? Task.CompletedTask : Task.Delay(Timeout.Infinite, http.RequestAborted));
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url, http: Lab.Quick with { Timeout = TimeSpan.FromSeconds(1.5), MaxRetries = 1 }));
        (await http.Main.GetAsync("warm", Token)).Dispose();

        (await Should.ThrowAsync<ConnectorException>(() => http.Main.PostAsync("orders", new StringContent("x"), Token))).Fault.ShouldSatisfyAllConditions(
            fault => fault.Kind.ShouldBe(FaultKind.OutcomeUnknown),
            fault => fault.Code.ShouldBe("TIMEOUT"));
        (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("orders", Token))).Fault.Kind.ShouldBe(FaultKind.Unavailable);

        vendor.Asked.ShouldBe(["GET /warm", "POST /orders x", "GET /orders", "GET /orders"]);
    }

    [Fact]
    public async Task A_caller_that_gives_up_on_a_sent_write_leaves_its_mark()
    {
        var arrived = new TaskCompletionSource();
        await using var vendor = await TestVendor.StartAsync(async http =>
        {
            arrived.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted);
        });
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));
        using var scope = VendorCallScope.Enter("write.place-order");
        using var giveUp = new CancellationTokenSource();
        var call = http.Main.PostAsync("orders", new StringContent("x"), giveUp.Token);
        await arrived.Task.WaitAsync(Token);

        await giveUp.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => call);
        scope.MayHaveTakenEffect.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_begins_after_the_deadline_of_the_scope()
    {
        await using var vendor = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));
        using var scope = VendorCallScope.Enter("write.place-order", "op-1", TimeProvider.System.GetUtcNow().AddSeconds(-1));

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.PostAsync("orders", new StringContent("x"), Token))).Fault;

        fault.Kind.ShouldBe(FaultKind.NotSent);
        fault.Code.ShouldBe("DEADLINE_PASSED");
        vendor.Asked.ShouldBeEmpty();
        lab.Calls.ShouldHaveSingleItem().Status.ShouldBe(0);
    }

    [Fact]
    public async Task A_wait_that_the_vendor_asks_for_beyond_the_deadline_is_not_begun()
    {
        await using var vendor = await TestVendor.StartAsync(http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = "3600";
            return Task.CompletedTask;
        });
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("orders", Token))).Fault;

        fault.Kind.ShouldBe(FaultKind.RateLimit);
        fault.RetryAfter.ShouldBe(TimeSpan.FromHours(1));
        vendor.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task After_a_429_every_caller_waits_as_long_as_the_vendor_asked()
    {
        await using var vendor = await TestVendor.StartAsync((http, count) =>
        {
            http.Response.StatusCode = count == 1 ? 429 : 200;
            http.Response.Headers.RetryAfter = "600";
            return Task.CompletedTask;
        });
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));
        await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("a", Token));

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("b", Token))).Fault;

        fault.Code.ShouldBe("LOCAL_RATE_LIMIT");
        fault.RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.FromMinutes(9));
        vendor.Asked.ShouldBe(["GET /a"]);
    }

    [Fact]
    public async Task A_request_to_another_origin_is_refused_and_carries_no_token_there()
    {
        await using var vendor = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var stranger = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url, new AuthSettings { Method = AuthMethod.Bearer, Token = "s3cret-token" }));

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync(stranger.Url + "x", Token))).Fault;

        fault.Code.ShouldBe("EGRESS_REFUSED");
        stranger.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_origin_of_the_manifest_may_be_called_too()
    {
        await using var vendor = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var files = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url, new AuthSettings { Method = AuthMethod.Bearer, Token = "s3cret-token" }), Lab.Variant() with { Origins = [files.Url] });

        (await http.Main.GetAsync(files.Url + "x", Token)).Dispose();

        files.Proofs.ShouldBe(["Bearer s3cret-token"]);
    }

    [Fact]
    public async Task Plain_HTTP_and_private_addresses_are_refused_unless_the_configuration_allows_them()
    {
        await using var vendor = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var plain = await lab.OpenAsync(Lab.Connection(vendor.Url, http: Lab.Quick with { AllowLoopbackHttp = false }));
        await using var inward = await lab.OpenAsync(Lab.Connection(vendor.Url.Replace("http:", "https:", StringComparison.Ordinal), http: Lab.Quick with { AllowLoopbackHttp = false }));

        (await Should.ThrowAsync<ConnectorException>(() => plain.Main.GetAsync("x", Token))).Fault.Code.ShouldBe("EGRESS_REFUSED");
        (await Should.ThrowAsync<ConnectorException>(() => inward.Main.GetAsync("x", Token))).Fault.ShouldSatisfyAllConditions(
            fault => fault.Code.ShouldBe("ADDRESS_REFUSED"),
            fault => fault.Message.ShouldContain("allow_addresses"));
        vendor.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        await using var stranger = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var vendor = await TestVendor.StartAsync(http =>
        {
            http.Response.Redirect(stranger.Url);
            return Task.CompletedTask;
        });
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));

        (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("x", Token))).Fault.Kind.ShouldBe(FaultKind.UnexpectedContent);

        stranger.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_larger_than_allowed_is_refused()
    {
        await using var vendor = await TestVendor.StartAsync(http => http.Response.WriteAsync(new string('x', 5000), Token));
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url, http: Lab.Quick with { MaxResponseBytes = 4000 }));

        var fault = (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("x", Token))).Fault;

        fault.Kind.ShouldBe(FaultKind.UnexpectedContent);
        fault.Code.ShouldBe("RESPONSE_TOO_LARGE");
        vendor.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_connectors_reading_decides_and_one_that_throws_is_as_if_it_had_said_nothing()
    {
        await using var vendor = await TestVendor.StartAsync((http, _) =>
        {
            http.Response.StatusCode = 409;
            return http.Response.WriteAsync("""{"code":"SLOT_TAKEN","message":"call +33 6 12 34 56 78"}""", Token);
        });
        await using var http = await lab.OpenAsync(Lab.Connection(vendor.Url));
        http.Use(new Reading(answer => new Fault(FaultKind.Refused, $"taken, {answer.Body.Length} bytes")));
        (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("x", Token))).Fault.ShouldSatisfyAllConditions(
            fault => fault.Kind.ShouldBe(FaultKind.Refused),
            fault => fault.Code.ShouldBe("SLOT_TAKEN"),
            fault => fault.Status.ShouldBe(409));

        http.Use(new Reading(_ => throw new InvalidOperationException("a bug")));
        (await Should.ThrowAsync<ConnectorException>(() => http.Main.GetAsync("x", Token))).Fault.Kind.ShouldBe(FaultKind.Conflict);

        lab.Calls.Last().Answer.ShouldBe("""{"code":"SLOT_TAKEN","message":"call […]"}""");
    }

    [Fact]
    public async Task What_the_connector_reads_of_the_rate_closes_the_budget()
    {
        await using var vendor = await TestVendor.StartAsync(_ => Task.CompletedTask);
        await using var http = await lab.OpenAsync(
            Lab.Connection(vendor.Url) with { Rate = new RateSettings { ThrottleOnLimit = false } },
            Lab.Variant(new ManifestBudget { Capacity = 100, PerSecond = 100 }, new ManifestBudget { Name = "search", Capacity = 100, PerSecond = 100 }));
        http.Use(new Reading(_ => null, [new RateReading { Budget = "search", Remaining = 0, ResetAfter = TimeSpan.FromMinutes(5) }]));
        using var first = new HttpRequestMessage(HttpMethod.Get, "s").From("search");
        using var second = new HttpRequestMessage(HttpMethod.Get, "s").From("search");
        (await http.Main.SendAsync(first, Token)).Dispose();

        (await Should.ThrowAsync<ConnectorException>(() => http.Main.SendAsync(second, Token))).Fault.Kind.ShouldBe(FaultKind.RateLimit);
        (await http.Main.GetAsync("other", Token)).Dispose();

        vendor.Asked.ShouldBe(["GET /s", "GET /other"]);
    }

    private sealed class Reading(Func<VendorAnswer, Fault?> read, IReadOnlyList<RateReading>? rates = null) : IVendorDialect
    {
        public Fault? ReadFault(VendorAnswer answer) => read(answer);

        public IReadOnlyList<RateReading> ReadRate(VendorAnswer answer) => rates ?? [];
    }
}
