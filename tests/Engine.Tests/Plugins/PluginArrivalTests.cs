using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

public sealed class PluginArrivalTests
{
    private static readonly string[] AcmeFiles = ["plugin.yaml", "Acme.dll", "Acme.deps.json", "Acme.runtimeconfig.json"];

    [Fact]
    public async Task A_plugin_that_stands_there_is_loaded_before_the_first_scan_ends()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");

        await rig.StartAsync();

        var status = rig.Status("acme").ShouldNotBeNull();
        status.State.ShouldBe(PluginState.Loaded, status.Reason);
        (status.Version, status.Loads, status.Hash.Length).ShouldBe(("1.0.0", 1, 64));
        rig.Host.FindManifest("acme").ShouldNotBeNull().Variants[0].Offers.ShouldBe(["feed.sale"]);
        rig.Observer.Told.ShouldBe(["loaded acme"]);
        rig.Board.Entries.ShouldHaveSingleItem().Kind.ShouldBe("plugin.loaded");
    }

    [Fact]
    public async Task Files_that_arrive_one_by_one_are_never_half_loaded_and_live_within_two_seconds_of_the_last()
    {
        await using var rig = new PluginRig();
        rig.Options = new PluginHostOptions { PluginsPath = rig.Options.PluginsPath, StagingPath = rig.Options.StagingPath };
        await rig.StartAsync();
        Directory.CreateDirectory(rig.Folder("acme"));

        foreach (var file in AcmeFiles[..3])
        {
            rig.Status("acme")?.State.ShouldBe(PluginState.Arriving);
            File.Copy(Path.Combine(Fixture.Output("Acme"), file), Path.Combine(rig.Folder("acme"), file));
            if (file != "Acme.deps.json")
            {
                await Task.Delay(800, TestContext.Current.CancellationToken);
            }
        }

        var last = TimeProvider.System.GetTimestamp();
        var status = await rig.UntilAsync("acme", PluginState.Loaded);

        TimeProvider.System.GetElapsedTime(last).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        status.Loads.ShouldBe(1);
        rig.Board.Entries.Select(entry => entry.Kind).ShouldBe(["plugin.loaded"]);
    }

    [Fact]
    public async Task A_file_that_is_still_being_written_is_waited_for()
    {
        await using var rig = new PluginRig();
        await rig.StartAsync();
        var bytes = File.ReadAllBytes(Path.Combine(Fixture.Output("Acme"), "Acme.dll"));
        rig.Drop("Acme", "acme");
        await using (var file = new FileStream(Path.Combine(rig.Folder("acme"), "Acme.dll"), FileMode.Create, FileAccess.Write, FileShare.Read))
        {
            foreach (var part in bytes.Chunk(bytes.Length / 8))
            {
                await file.WriteAsync(part, TestContext.Current.CancellationToken);
                await file.FlushAsync(TestContext.Current.CancellationToken);
                await Task.Delay(60, TestContext.Current.CancellationToken);
                rig.Status("acme")?.State.ShouldNotBe(PluginState.Loaded);
            }
        }

        (await rig.UntilAsync("acme", PluginState.Loaded)).Loads.ShouldBe(1);
        rig.Board.Entries.Select(entry => entry.Kind).ShouldBe(["plugin.loaded"]);
    }

    [Fact]
    public async Task A_folder_that_stays_incomplete_does_not_hold_the_start_up_and_is_refused_when_patience_ends()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        rig.Drop("LibOne", "lib-one");
        File.Delete(Path.Combine(rig.Folder("lib-one"), "YamlDotNet.dll"));

        await rig.StartAsync();

        rig.Status("acme")!.State.ShouldBe(PluginState.Loaded);
        rig.Status("lib-one")!.State.ShouldBe(PluginState.Arriving);
        rig.Status("lib-one")!.Reason!.ShouldContain("YamlDotNet.dll");
        var refused = await rig.UntilAsync("lib-one", PluginState.Refused);
        refused.Code.ShouldBe("PLUGIN_INCOMPLETE");
        rig.Board.Open.ShouldHaveSingleItem().Code.ShouldBe("PLUGIN_INCOMPLETE");

        File.Copy(Path.Combine(Fixture.Output("LibOne"), "YamlDotNet.dll"), Path.Combine(rig.Folder("lib-one"), "YamlDotNet.dll"));
        await rig.UntilAsync("lib-one", PluginState.Loaded);
        rig.Board.Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task Touching_files_without_changing_them_reloads_nothing()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        await rig.StartAsync();

        rig.Drop("Acme", "acme");
        rig.Drop("LibOne", "lib-one");
        await rig.UntilAsync("lib-one", PluginState.Loaded);
        await Task.Delay(rig.Options.Quiet * 4, TestContext.Current.CancellationToken);

        rig.Status("acme")!.Loads.ShouldBe(1);
        rig.Observer.Told.ShouldNotContain("draining acme");
    }

    [Fact]
    public async Task Hidden_folders_and_backups_are_no_plugins()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", ".acme.tmp");
        rig.Drop("Acme", "acme~");

        await rig.StartAsync();

        rig.Host.Plugins.ShouldBeEmpty();
    }
}
