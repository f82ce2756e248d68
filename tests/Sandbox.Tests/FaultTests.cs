using System.Net;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_write_dropped_after_effect_has_taken_effect_once_and_the_log_says_so()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var order = await Ordering.OrderAsync(sandbox, "op-1");
        await sandbox.GoodAsync("/_sandbox/metro/faults", """{"dropAfter":1,"path":"/orders","count":1}""");

        await Should.ThrowAsync<HttpRequestException>(() => sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", order, key: "op-1"));

        var held = (await sandbox.GetAsync("/_sandbox/metro/state"))["orders"]!.AsArray().ShouldHaveSingleItem()!;
        held["reference"]!.GetValue<string>().ShouldBe("op-1");
        held["effects"]!.GetValue<int>().ShouldBe(1);
        var entry = (await sandbox.GetAsync("/_sandbox/metro/requests"))["items"]!.AsArray().Last()!;
        (entry["status"]!.GetValue<int>(), entry["fault"]!.GetValue<string>(), entry["tookEffect"]!.GetValue<bool>(), entry["idempotencyKey"]!.GetValue<string>()).ShouldBe((0, "dropAfter", true, "op-1"));
        (await sandbox.GetAsync("/metro/v1/orders?buyerOrderId=op-1"))["items"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_write_dropped_before_effect_has_taken_none()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        var order = await Ordering.OrderAsync(sandbox, "op-1");
        await sandbox.GoodAsync("/_sandbox/metro/faults", """{"dropBefore":1,"path":"/orders"}""");

        await Should.ThrowAsync<HttpRequestException>(() => sandbox.CallAsync(HttpMethod.Post, "/metro/v1/orders", order, key: "op-1"));
        await sandbox.GoodAsync("/_sandbox/metro/faults", "{}");

        (await sandbox.GetAsync("/metro/v1/orders?buyerOrderId=op-1"))["items"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_cut_short_never_reads_as_whole()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.GoodAsync("/_sandbox/square/faults", """{"cutBody":1,"count":1}""");

        await Should.ThrowAsync<HttpRequestException>(() => sandbox.CallAsync(HttpMethod.Get, "/square/v2/locations"));

        (await sandbox.GetAsync("/square/v2/locations"))["locations"]!.AsArray().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Failures_come_in_each_vendors_own_words_for_as_many_requests_as_told()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        await sandbox.GoodAsync("/_sandbox/square/faults", """{"retryAfter":7,"count":1}""");
        await sandbox.GoodAsync("/_sandbox/metro/faults", """{"status500":true,"count":1}""");

        var (status, body, answer) = await sandbox.CallAsync(HttpMethod.Get, "/square/v2/locations");
        status.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(7));
        body["errors"]![0]!["code"]!.GetValue<string>().ShouldBe("RATE_LIMITED");
        var (failure, problem, _) = await sandbox.CallAsync(HttpMethod.Get, "/metro/v1/delivery-slots");
        failure.ShouldBe(HttpStatusCode.InternalServerError);
        problem["code"]!.GetValue<string>().ShouldBe("UNAVAILABLE");
        (await sandbox.CallAsync(HttpMethod.Get, "/square/v2/locations")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_fault_that_does_not_exist_is_refused_by_name()
    {
        await using var sandbox = await RunningSandbox.StartAsync();

        var (status, body, _) = await sandbox.CallAsync(HttpMethod.Post, "/_sandbox/square/faults", new JsonObject { ["dropAftre"] = 1 });

        status.ShouldBe(HttpStatusCode.BadRequest);
        body["problem"]!.GetValue<string>().ShouldStartWith("dropAftre is not a fault");
    }
}
