using System.Net;
using System.Net.Sockets;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Http;

/// <summary>What the pipeline does with requests that change something.</summary>
public sealed class PipelineWriteTests
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
}
