namespace LeVieuxMoulin.Connectors.Host.Tests.Configuration;

public sealed class ConfigurationChangeTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(20);
    private readonly CancellationToken token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_changed_file_is_applied_without_a_restart_and_without_touching_the_other_connection()
    {
        using var at = TwoConnections();
        await using var host = await MoulinProcess.StartAsync(at, token);
        var one = await StartedAtAsync(host, "one");
        var two = await StartedAtAsync(host, "two");

        at.Write("one.yaml", "connector: lib-one\nconnection:\n  timeout: 21\n");

        await Eventually.BeAsync("one was started anew", Soon, async () =>
            (await host.ConnectionAsync("one", token))! is var now && now["state"]!.ToString() == "running" && now["startedAt"]!.ToString() != one, token);
        (await StartedAtAsync(host, "two")).ShouldBe(two);
    }

    [Fact]
    public async Task A_file_that_comes_starts_its_connection_and_one_that_goes_ends_it()
    {
        using var at = TwoConnections();
        await using var host = await MoulinProcess.StartAsync(at, token);
        var two = await StartedAtAsync(host, "two");

        at.Write("three.yaml", "connector: lib-one\n");
        await host.WaitForAsync("three", "running", token);
        File.Delete(Path.Combine(at.Config, "one.yaml"));
        await Eventually.BeAsync("one is gone", Soon, async () => await host.ConnectionAsync("one", token) is null, token);
        (await StartedAtAsync(host, "two")).ShouldBe(two);
    }

    [Fact]
    public async Task A_broken_change_leaves_the_running_connection_in_force_and_is_shown_until_it_is_mended()
    {
        using var at = TwoConnections();
        await using var host = await MoulinProcess.StartAsync(at, token);
        var one = await StartedAtAsync(host, "one");

        at.Write("one.yaml", "connector: lib-one\nconnection:\n  timeout: soon\n");

        var problem = await Eventually.GetAsync("the mistake is shown", Soon, async () =>
            (await host.GetAsync("v1/configuration/problems", token))["problems"]!.AsArray().SingleOrDefault(), token);
        problem["file"]!.ToString().ShouldBe("one.yaml");
        problem["severity"]!.ToString().ShouldBe("error");
        problem["key"]!.ToString().ShouldBe("connection.timeout");
        (problem["line"]!.GetValue<int>(), problem["column"]!.GetValue<int>()).ShouldBe((3, 12));
        (await ProblemsAsync(host)).ShouldContain(open => open.Contains("one.yaml", StringComparison.Ordinal));
        (await StartedAtAsync(host, "one")).ShouldBe(one);

        at.Write("one.yaml", "connector: lib-one\n");
        await Eventually.BeAsync("nothing is wrong any more", Soon, async () => (await ProblemsAsync(host)).Length == 0, token);
        (await StartedAtAsync(host, "one")).ShouldBe(one);
    }

    [Fact]
    public async Task A_connection_whose_connector_is_not_installed_waits_with_a_warning_and_starts_when_the_folder_is_dropped()
    {
        using var at = new Installation();
        at.Write("till.yaml", "connector: lib-one\n");
        await using var host = await MoulinProcess.StartAsync(at, token);

        var waiting = (await host.ConnectionAsync("till", token)).ShouldNotBeNull();
        waiting["state"]!.ToString().ShouldBe("waiting-for-plugin");
        waiting["reason"]!.ToString().ShouldContain("lib-one");
        var warning = (await host.GetAsync("v1/configuration/problems", token))["problems"]!.AsArray().ShouldHaveSingleItem()!;
        (warning["severity"]!.ToString(), warning["file"]!.ToString(), warning["key"]!.ToString()).ShouldBe(("warning", "till.yaml", "connector"));

        at.InstallFixture("LibOne", "lib-one");
        await host.WaitForAsync("till", "running", token);
        (await host.GetAsync("v1/configuration/problems", token))["problems"]!.AsArray().ShouldBeEmpty();
    }

    private static Installation TwoConnections()
    {
        var at = new Installation();
        at.InstallFixture("LibOne", "lib-one");
        at.InstallFixture("LibTwo", "lib-two");
        at.Write("one.yaml", "connector: lib-one\n");
        at.Write("two.yaml", "connector: lib-two\n");
        return at;
    }

    private async Task<string> StartedAtAsync(MoulinProcess host, string connection) =>
        (await host.WaitForAsync(connection, "running", token))["startedAt"]!.ToString();

    private async Task<string[]> ProblemsAsync(MoulinProcess host) =>
        [.. (await host.GetAsync("v1/problems", token))["items"]!.AsArray().Select(problem => problem!.ToJsonString())];
}
