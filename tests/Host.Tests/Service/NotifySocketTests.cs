namespace LeVieuxMoulin.Connectors.Host.Tests.Service;

public sealed class NotifySocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_manager_is_told_ready_and_stopping()
    {
        await using var manager = new NotifyListener();
        using var at = new Installation();
        await using var host = await MoulinProcess.StartAsync(at, new Dictionary<string, string> { ["NOTIFY_SOCKET"] = manager.Path }, token);
        await Eventually.BeAsync("READY=1 is heard", Patience, () => manager.Heard.Count > 0, token);

        (await host.StopAsync(token)).ShouldBe(0);

        manager.Heard.ShouldBe(["READY=1", "STOPPING=1"]);
    }

    [Fact]
    public async Task The_watchdog_is_fed_while_the_host_turns()
    {
        await using var manager = new NotifyListener();
        using var at = new Installation();
        await using var host = await MoulinProcess.StartAsync(at, new Dictionary<string, string> { ["NOTIFY_SOCKET"] = manager.Path, ["WATCHDOG_USEC"] = "400000" }, token);
        await Eventually.BeAsync("the watchdog is fed three times", Patience, () => manager.Heard.Count(word => word == "WATCHDOG=1") >= 3, token);
        (await host.StopAsync(token)).ShouldBe(0);
        manager.Heard[0].ShouldBe("READY=1");
        manager.Heard.ShouldContain("STOPPING=1");
    }
}
