using System.Runtime.Loader;
using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

public sealed class PluginUnloadTests
{
    [Fact]
    public async Task A_used_plugin_is_collected_twenty_times_over()
    {
        await using var rig = new PluginRig();
        await rig.StartAsync();

        for (var cycle = 1; cycle <= 20; cycle++)
        {
            rig.Drop("Acme", "acme");
            await rig.UntilAsync("acme", PluginState.Loaded);
            (await rig.CheckAsync("acme", new AcmeAnswers())).AccountId.ShouldBe("a1");
            Directory.Delete(rig.Folder("acme"), recursive: true);
            await PluginRig.UntilAsync(() => rig.Host.Receipts.Count == cycle && rig.Host.Receipts[0].Outcome == UnloadOutcome.Collected, () => $"cycle {cycle}: {string.Join("; ", rig.Host.Receipts)}");
        }

        AssemblyLoadContext.All.SelectMany(context => context.Assemblies).ShouldNotContain(assembly => !assembly.IsDynamic && assembly.Location.StartsWith(rig.Options.StagingPath, StringComparison.Ordinal));
        rig.Board.Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_plugin_that_holds_on_to_the_process_gets_a_receipt_that_says_so()
    {
        await using var rig = new PluginRig();
        rig.Options = rig.Options with { LeakLimit = TimeSpan.FromSeconds(2) };
        rig.Drop("Leaks", "leaks");
        await rig.StartAsync();

        Directory.Delete(rig.Folder("leaks"), recursive: true);

        var receipt = await rig.ReceiptAsync("leaks");
        receipt.Outcome.ShouldBe(UnloadOutcome.Leaked);
        receipt.Milliseconds.ShouldBeGreaterThanOrEqualTo(2000);
        await PluginRig.UntilAsync(() => rig.Board.Open.Count == 1, () => "no trouble is open");
        rig.Board.Open[0].Code.ShouldBe("PLUGIN_LEAKED");
    }

    [Fact]
    public async Task A_plugin_that_never_ends_its_disposal_is_unloaded_all_the_same()
    {
        await using var rig = new PluginRig();
        rig.Options = rig.Options with { DisposeLimit = TimeSpan.FromMilliseconds(300), LeakLimit = TimeSpan.FromSeconds(1) };
        rig.Drop("NeverDisposed", "never-disposed");
        await rig.StartAsync();

        Directory.Delete(rig.Folder("never-disposed"), recursive: true);

        (await rig.ReceiptAsync("never-disposed")).Outcome.ShouldBe(UnloadOutcome.Leaked);
        rig.Board.Entries.ShouldContain(entry => entry.Detail.Contains("its disposal did not end within 0.3 s", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lease_that_never_comes_back_does_not_hold_a_removed_plugin_for_ever()
    {
        await using var rig = new PluginRig();
        rig.Options = rig.Options with { DrainLimit = TimeSpan.FromMilliseconds(300), LeakLimit = TimeSpan.FromSeconds(20) };
        rig.Drop("Acme", "acme");
        await rig.StartAsync();
        var lease = rig.Host.Acquire("acme").ShouldNotBeNull();

        Directory.Delete(rig.Folder("acme"), recursive: true);
        await PluginRig.UntilAsync(() => rig.Host.Plugins.Count == 0, () => "it is still there");

        rig.Board.Entries.ShouldContain(entry => entry.Detail.Contains("a connection still used it", StringComparison.Ordinal));
        lease.Dispose();
        (await rig.ReceiptAsync("acme")).Outcome.ShouldBe(UnloadOutcome.Collected);
    }
}
