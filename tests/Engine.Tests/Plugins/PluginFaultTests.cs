using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

public sealed class PluginFaultTests
{
    [Fact]
    public async Task A_plugin_that_throws_is_refused_with_its_words_and_the_next_one_runs()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        rig.Drop("ThrowsOnStart", "throws-on-start");

        await rig.StartAsync();

        rig.Status("acme")!.State.ShouldBe(PluginState.Loaded);
        var status = rig.Status("throws-on-start").ShouldNotBeNull();
        (status.State, status.Code, status.Loads).ShouldBe((PluginState.Refused, "PLUGIN_START_FAILED", 0));
        (status.Version, status.Hash.Length).ShouldBe(("1.0.0", 64));
        status.Reason!.ShouldContain("OddException: the stars stand wrong");
        rig.Board.Open.ShouldHaveSingleItem().Key.ShouldBe("plugin-refused/throws-on-start");
        (await rig.ReceiptAsync("throws-on-start")).Outcome.ShouldBe(UnloadOutcome.Collected);
    }

    [Theory]
    [InlineData("NoPlugin", "no-plugin", "PLUGIN_TYPE_MISSING", "no public class")]
    [InlineData("TwoPlugins", "two-plugins", "PLUGIN_TYPE_AMBIGUOUS", "Fixtures.TwoPluginsPlugin, Fixtures.SecondPlugin")]
    [InlineData("OldContract", "old-contract", "PLUGIN_CONTRACT_TOO_OLD", "contract 0.8, and this host has 1.0")]
    [InlineData("NewContract", "new-contract", "PLUGIN_CONTRACT_TOO_NEW", "contract 2.0, and this host has 1.0")]
    [InlineData("NewFramework", "new-framework", "PLUGIN_FRAMEWORK_TOO_NEW", "built for .NET 99.0")]
    public async Task A_misfit_is_refused_before_any_of_its_code_runs(string fixture, string id, string code, string words)
    {
        await using var rig = new PluginRig();
        rig.Drop(fixture, id);

        await rig.StartAsync();

        var status = rig.Status(id).ShouldNotBeNull();
        (status.State, status.Code).ShouldBe((PluginState.Refused, code));
        status.Reason!.ShouldContain(words);
        rig.Board.Entries.ShouldHaveSingleItem().Kind.ShouldBe("plugin.refused");
        AppDomain.CurrentDomain.GetAssemblies().ShouldNotContain(assembly => assembly.GetName().Name == fixture);
    }

    [Fact]
    public async Task A_constructor_that_never_returns_is_refused_and_holds_nobody_up_for_ever()
    {
        await using var rig = new PluginRig();
        rig.Options = rig.Options with { StartLimit = TimeSpan.FromSeconds(1) };
        rig.Drop("HangsOnStart", "hangs-on-start");
        rig.Drop("Acme", "acme");

        await rig.StartAsync();

        rig.Status("acme")!.State.ShouldBe(PluginState.Loaded);
        rig.Status("hangs-on-start")!.Reason!.ShouldContain("its constructor did not end within 1 s");
    }

    [Fact]
    public async Task A_plugin_that_was_being_started_when_the_host_died_is_set_aside_until_a_person_retries_it()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        rig.Drop("LibOne", "lib-one");
        await rig.StartAsync();
        var hash = rig.Status("acme")!.Hash;
        // What a process that dies in the constructor leaves behind; the host in a process of its own is tested with the executable.
        new CrashMarks(Path.Combine(rig.Options.StagingPath, ".marks")).BeginLoading("acme", hash);

        await rig.RestartAsync();

        var status = rig.Status("acme").ShouldNotBeNull();
        (status.State, status.Code).ShouldBe((PluginState.SetAside, "PLUGIN_SET_ASIDE"));
        rig.Status("lib-one")!.State.ShouldBe(PluginState.Loaded);
        await rig.RestartAsync();
        rig.Status("acme")!.State.ShouldBe(PluginState.SetAside);

        (await rig.Host.RetryAsync("acme", "alice", TestContext.Current.CancellationToken)).ShouldBeTrue();
        await rig.UntilAsync("acme", PluginState.Loaded);
        rig.Board.Open.ShouldBeEmpty();
        rig.Board.Entries.ShouldContain(entry => entry.Kind == "plugin.retried" && entry.Actor == "alice");
        await rig.RestartAsync();
        rig.Status("acme")!.State.ShouldBe(PluginState.Loaded);
    }

    [Fact]
    public async Task A_mended_plugin_that_was_set_aside_is_tried_again_by_itself()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        new CrashMarks(Path.Combine(rig.Options.StagingPath, ".marks")).BeginRun();
        new CrashMarks(Path.Combine(rig.Options.StagingPath, ".marks")).BeginLoading("acme", "the hash of other files");

        await rig.StartAsync();

        rig.Status("acme")!.State.ShouldBe(PluginState.Loaded);
    }

    [Fact]
    public async Task Retrying_a_plugin_that_runs_or_is_not_there_does_nothing()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        await rig.StartAsync();

        (await rig.Host.RetryAsync("acme", "alice", TestContext.Current.CancellationToken)).ShouldBeFalse();
        (await rig.Host.RetryAsync("nobody", "alice", TestContext.Current.CancellationToken)).ShouldBeFalse();
    }

    [Fact]
    public void The_words_of_an_exception_whose_message_throws_are_still_words() =>
        PluginFault.Describe(new Mute()).ShouldBe("Mute, whose message threw NotSupportedException");

    private sealed class Mute : Exception
    {
        public override string Message => throw new NotSupportedException();
    }
}
