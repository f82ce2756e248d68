namespace LeVieuxMoulin.Connectors.Host.Tests.Service;

public sealed class StopTests
{
    [Fact]
    public async Task A_host_told_to_stop_ends_with_code_0_and_takes_its_note_away()
    {
        var token = TestContext.Current.CancellationToken;
        using var at = new Installation();
        await using var host = await MoulinProcess.StartAsync(at, token);
        (await host.StopAsync(token)).ShouldBe(0, host.Process.Error);
        File.Exists(Path.Combine(at.Data, "host.json")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_killed_host_starts_again_on_the_same_data()
    {
        var token = TestContext.Current.CancellationToken;
        using var at = new Installation();
        await using (var killed = await MoulinProcess.StartAsync(at, token))
        {
            await killed.Process.SignalAsync("KILL", token);
            (await killed.Process.WaitAsync(TimeSpan.FromSeconds(10), token)).ShouldNotBe(0);
        }

        await using var host = await MoulinProcess.StartAsync(at, token);
        (await host.Http.GetStringAsync("health/ready", token)).ShouldBe("ready");
        (await host.PostAsync("v1/audit/verify", null, token))["intact"]!.GetValue<bool>().ShouldBeTrue();
    }
}
