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
