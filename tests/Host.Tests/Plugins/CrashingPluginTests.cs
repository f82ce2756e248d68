namespace LeVieuxMoulin.Connectors.Host.Tests.Plugins;

public sealed class CrashingPluginTests
{
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plugin_that_ended_the_process_is_set_aside_at_the_next_start_until_somebody_asks_to_try_it_again()
    {
        using var at = new Installation();
        at.InstallFixture("Crashes", "crashes");
        at.InstallFixture("LibOne", "lib-one");
        at.Write("till.yaml", "connector: lib-one\n");
        await using (var crashed = MoulinProcess.Begin(at))
        {
            (await crashed.WaitAsync(TimeSpan.FromSeconds(60), token)).ShouldNotBe(0);
        }

        // What made it end the process is gone; the host cannot know that, and does not try.
        await using var host = await MoulinProcess.StartAsync(at, new Dictionary<string, string> { ["FIXTURE_CRASHES"] = "no" }, token);
        await host.WaitForAsync("till", "running", token);
        var plugin = (await host.PluginAsync("crashes", token)).ShouldNotBeNull();
        plugin["state"]!.ToString().ShouldBe("set-aside");
        (await host.GetAsync("v1/problems", token))["items"]!.AsArray().ShouldContain(problem => problem!["action"]!.ToString().Contains("moulin plugins retry crashes"));

        var retry = await MoulinCommand.RunAsync(at, token, "plugins", "retry", "crashes", "--json");
        retry.ExitCode.ShouldBe(0, retry.Output + retry.Error);
        retry.Json["id"]!.ToString().ShouldBe("crashes");
        await Eventually.BeAsync("the plugin is loaded", TimeSpan.FromSeconds(30), async () => (await host.PluginAsync("crashes", token))!["state"]!.ToString() == "loaded", token);

        var again = await MoulinCommand.RunAsync(at, token, "plugins", "retry", "crashes", "--json");
        (again.ExitCode, again.ErrorCode).ShouldBe((2, "PLUGIN_NOT_REFUSED"));
    }

    [Fact]
    public async Task Trying_a_plugin_again_that_is_not_there_is_said_so()
    {
        using var at = new Installation();
        var retry = await MoulinCommand.RunAsync(at, token, "plugins", "retry", "nobody", "--json");
        (retry.ExitCode, retry.ErrorCode).ShouldBe((3, "PLUGIN_NOT_FOUND"));
    }
}
