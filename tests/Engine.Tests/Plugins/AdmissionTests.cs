using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

public sealed class AdmissionTests
{
    [Theory]
    [InlineData("1.0", "1.0", null)]
    [InlineData("0.9", "1.0", "PLUGIN_CONTRACT_TOO_OLD")]
    [InlineData("1.1", "1.0", "PLUGIN_CONTRACT_TOO_NEW")]
    [InlineData("1.10", "1.9", "PLUGIN_CONTRACT_TOO_NEW")]
    [InlineData("2.0", "1.3", "PLUGIN_CONTRACT_TOO_NEW")]
    [InlineData("1.2", "1.3", null)]
    [InlineData("1.3", "1.3", null)]
    [InlineData("1.4", "1.3", "PLUGIN_CONTRACT_TOO_NEW")]
    [InlineData("1.9", "2.0", "PLUGIN_CONTRACT_TOO_OLD")]
    [InlineData("next", "1.0", "PLUGIN_STAMP_INVALID")]
    public void A_plugin_runs_on_its_own_major_and_on_no_older_minor(string stamp, string host, string? code) =>
        ContractRule.Check(stamp, host)?.Code.ShouldBe(code);

    [Fact]
    public async Task A_link_in_the_folder_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Making links needs a privilege on Windows.");
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        File.CreateSymbolicLink(Path.Combine(rig.Folder("acme"), "passwd"), "/etc/passwd");

        await rig.StartAsync();

        rig.Status("acme")!.Code.ShouldBe("PLUGIN_PATH_ESCAPES");
    }

    [Theory]
    [InlineData(3, 1_000_000)]
    [InlineData(100, 1_000)]
    public async Task A_folder_with_too_much_in_it_is_refused(int files, long bytes)
    {
        await using var rig = new PluginRig();
        rig.Options = rig.Options with { MaximumFiles = files, MaximumBytes = bytes };
        rig.Drop("Acme", "acme");

        await rig.StartAsync();

        rig.Status("acme")!.Code.ShouldBe("PLUGIN_TOO_LARGE");
    }

    [Fact]
    public async Task A_staged_copy_that_was_tampered_with_is_made_anew()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        await rig.StartAsync();
        var copy = Path.Combine(rig.Options.StagingPath, "acme", rig.Status("acme")!.Hash, "plugin.yaml");
        await File.AppendAllTextAsync(copy, "# more\n", TestContext.Current.CancellationToken);

        await rig.RestartAsync();

        rig.Status("acme")!.State.ShouldBe(PluginState.Loaded);
        File.ReadAllText(copy).ShouldBe(File.ReadAllText(Path.Combine(rig.Folder("acme"), "plugin.yaml")));
    }

    [Fact]
    public void The_assets_of_this_machine_are_chosen_and_those_of_others_are_not_missed()
    {
        var libraries = DependencyFile.Read(Path.Combine(Fixture.Output("Native"), "Native.deps.json"));

        var native = libraries.Native.ShouldHaveSingleItem();
        native.Value.ShouldStartWith($"runtimes/{RuntimeIds.Current[0]}/native/");
        File.Exists(Path.Combine(Fixture.Output("Native"), native.Value)).ShouldBeTrue();
    }

    [Fact]
    public void The_hosts_own_packages_are_no_framework()
    {
        var frameworks = HostFrameworks.Current;

        frameworks.IsCore("System.Text.Json").ShouldBeTrue();
        frameworks.IsFramework("YamlDotNet").ShouldBeFalse();
        frameworks.IsFramework("Polly.Core").ShouldBeFalse();
        frameworks.AssemblyVersion("System.Runtime")!.Major.ShouldBe(Environment.Version.Major);
    }

    [Fact]
    public async Task What_a_plugins_library_needs_and_nobody_shipped_is_named_when_it_is_asked_for()
    {
        await using var rig = new PluginRig();
        rig.Drop("LibOne", "lib-one");
        await rig.StartAsync();
        using var lease = rig.Host.Acquire("lib-one").ShouldNotBeNull();
        var context = System.Runtime.Loader.AssemblyLoadContext.All.OfType<PluginLoadContext>().First(context => context.PluginId == "lib-one");

        var fault = Should.Throw<FileNotFoundException>(() => context.LoadFromAssemblyName(new System.Reflection.AssemblyName("Polly.Core")));

        fault.ToString().ShouldContain("lib-one uses Polly.Core and does not ship it");
    }

    [Fact]
    public void An_exception_that_ends_the_process_is_traced_to_the_plugin_that_threw_it()
    {
        var folder = Fixture.Output("ThrowsOnStart");
        var manifest = PluginManifestReader.ReadFile(Path.Combine(folder, "plugin.yaml")).Manifest.ShouldNotBeNull();
        var admitted = new PluginAdmission(HostFrameworks.Current, Contract.Version).Admit(manifest, folder, "hash");
        var context = new PluginLoadContext(admitted);
        var type = context.LoadFromAssemblyPath(admitted.AssemblyPath).GetType(admitted.EntryType, throwOnError: true)!;

        var thrown = Should.Throw<System.Reflection.TargetInvocationException>(() => Activator.CreateInstance(type));

        CrashWatch.PluginOf(thrown.InnerException!).ShouldBe("throws-on-start");
        context.Unload();
    }

    [Fact]
    public void An_exception_is_traced_to_no_plugin_when_no_plugin_stands_on_its_stack()
    {
        var error = Should.Throw<FormatException>(() => int.Parse("x", System.Globalization.CultureInfo.InvariantCulture));

        CrashWatch.PluginOf(error).ShouldBeNull();
    }
}
