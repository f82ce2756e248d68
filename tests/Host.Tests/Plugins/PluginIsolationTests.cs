namespace LeVieuxMoulin.Connectors.Host.Tests.Plugins;

public sealed class PluginIsolationTests
{
    [Fact]
    public async Task Two_plugins_that_ship_one_library_in_two_versions_each_get_their_own()
    {
        var token = TestContext.Current.CancellationToken;
        using var at = new Installation();
        at.InstallFixture("LibOne", "lib-one");
        at.InstallFixture("LibTwo", "lib-two");
        at.Write("one.yaml", "connector: lib-one\n");
        at.Write("two.yaml", "connector: lib-two\n");
        await using var host = await MoulinProcess.StartAsync(at, token);

        // Each names itself after the version it got and what that read.
        var one = (await host.WaitForAsync("one", "running", token))["accountId"]!.ToString();
        var two = (await host.WaitForAsync("two", "running", token))["accountId"]!.ToString();
        one.ShouldStartWith("13.");
        two.ShouldStartWith("15.");
        one.ShouldEndWith("read");
        two.ShouldEndWith("read");
    }
}
