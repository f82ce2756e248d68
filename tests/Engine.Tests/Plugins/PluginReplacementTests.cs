using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

public sealed class PluginReplacementTests
{
    [Fact]
    public async Task A_replaced_plugin_is_reloaded_once_its_leases_are_back()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        await rig.StartAsync();
        var lease = rig.Host.Acquire("acme").ShouldNotBeNull();

        rig.Replace("acme", folder => PluginRig.RewriteIn(folder, "plugin.yaml", "version: 1.0.0", "version: 2.0.0"));

        await rig.UntilAsync("acme", PluginState.Draining);
        rig.Host.Acquire("acme").ShouldBeNull();
        rig.Host.Receipts.ShouldBeEmpty();
        lease.Dispose();
        var status = await rig.UntilAsync("acme", PluginState.Loaded);
        (status.Version, status.Loads).ShouldBe(("2.0.0", 2));
        await PluginRig.UntilAsync(() => rig.Observer.Told.Count == 3, () => string.Join(", ", rig.Observer.Told));
        rig.Observer.Told.ShouldBe(["loaded acme", "draining acme", "loaded acme"]);
        rig.Host.Acquire("acme").ShouldNotBeNull().Dispose();
        (await rig.ReceiptAsync("acme")).ShouldSatisfyAllConditions(
            receipt => receipt.Version.ShouldBe("1.0.0"),
            receipt => receipt.Outcome.ShouldBe(UnloadOutcome.Collected));
    }

    [Fact]
    public async Task A_removed_plugin_is_unloaded_with_a_receipt()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        await rig.StartAsync();

        Directory.Delete(rig.Folder("acme"), recursive: true);
        await PluginRig.UntilAsync(() => rig.Host.Plugins.Count == 0, () => $"{rig.Status("acme")}");

        (await rig.ReceiptAsync("acme")).Outcome.ShouldBe(UnloadOutcome.Collected);
        rig.Host.FindManifest("acme").ShouldBeNull();
        rig.Board.Entries.Select(entry => entry.Kind).ShouldBe(["plugin.loaded", "plugin.unloaded"]);
    }

    [Theory]
    [InlineData("plugin.yaml", "id: acme", "id: other", "PLUGIN_ID_MISMATCH")]
    [InlineData("plugin.yaml", "contract: \"1.0\"", "contract: \"1.9\"", "PLUGIN_CONTRACT_MISMATCH")]
    public async Task A_broken_replacement_leaves_the_running_plugin_in_force(string file, string right, string wrong, string code)
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        await rig.StartAsync();

        rig.Rewrite("acme", file, right, wrong);

        var status = await rig.UntilAsync("acme", PluginState.Loaded, status => status.Code is not null);
        (status.Code, status.Version, status.Loads).ShouldBe((code, "1.0.0", 1));
        rig.Host.Acquire("acme").ShouldNotBeNull().Dispose();
        rig.Board.Open.ShouldHaveSingleItem().Message.ShouldContain("Version 1.0.0 stays in use");

        rig.Rewrite("acme", file, wrong, right);
        await rig.UntilAsync("acme", PluginState.Loaded, mended => mended.Code is null);
        rig.Board.Open.ShouldBeEmpty();
        rig.Status("acme")!.Loads.ShouldBe(1);
    }

    [Fact]
    public async Task A_replacement_that_throws_on_start_leaves_the_running_plugin_in_force()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        await rig.StartAsync();

        rig.Drop("ThrowsOnStart", "acme");
        rig.Rewrite("acme", "plugin.yaml", "id: throws-on-start", "id: acme");

        var status = await rig.UntilAsync("acme", PluginState.Loaded, status => status.Code is not null);
        status.Code.ShouldBe("PLUGIN_START_FAILED");
        rig.Host.Acquire("acme").ShouldNotBeNull().Dispose();
        rig.Observer.Told.ShouldNotContain("draining acme");
    }

    [Fact]
    public async Task A_plugins_folder_that_is_away_stops_nothing()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        await rig.StartAsync();
        var away = rig.Options.PluginsPath + ".away";

        Directory.Move(rig.Options.PluginsPath, away);
        await Task.Delay(rig.Options.Rescan * 4, TestContext.Current.CancellationToken);
        rig.Status("acme")!.State.ShouldBe(PluginState.Loaded);
        Directory.Move(away, rig.Options.PluginsPath);
        rig.Drop("LibOne", "lib-one");
        await rig.UntilAsync("lib-one", PluginState.Loaded);

        rig.Status("acme")!.Loads.ShouldBe(1);
    }

    [Fact]
    public async Task An_observer_that_throws_does_not_keep_a_plugin_from_coming_or_going()
    {
        await using var rig = new PluginRig();
        rig.Observer.OnLoaded = _ => throw new InvalidOperationException("no");
        rig.Observer.OnDraining = _ => throw new InvalidOperationException("no");
        rig.Drop("Acme", "acme");
        await rig.StartAsync();
        rig.Status("acme")!.State.ShouldBe(PluginState.Loaded);

        Directory.Delete(rig.Folder("acme"), recursive: true);

        (await rig.ReceiptAsync("acme")).Outcome.ShouldBe(UnloadOutcome.Collected);
    }

    [Fact]
    public async Task Old_copies_are_cleaned_at_the_next_start()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        await rig.StartAsync();
        rig.Replace("acme", folder => PluginRig.RewriteIn(folder, "plugin.yaml", "version: 1.0.0", "version: 2.0.0"));
        await rig.UntilAsync("acme", PluginState.Loaded, status => status.Version == "2.0.0");
        var copies = Path.Combine(rig.Options.StagingPath, "acme");
        Directory.GetDirectories(copies).Length.ShouldBe(2);

        await rig.RestartAsync();

        Directory.GetDirectories(copies).ShouldHaveSingleItem().ShouldEndWith(rig.Status("acme")!.Hash);
    }
}
