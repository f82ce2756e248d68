using LeVieuxMoulin.Connectors.Engine.Plugins;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

public sealed class PluginIsolationTests
{
    [Fact]
    public async Task Two_plugins_ship_two_versions_of_a_library_which_the_host_has_in_a_third_and_each_gets_its_own()
    {
        await using var rig = new PluginRig();
        rig.Drop("LibOne", "lib-one");
        rig.Drop("LibTwo", "lib-two");

        await rig.StartAsync();

        (await rig.CheckAsync("lib-one")).AccountId.ShouldBe("13.0.0.0 read");
        (await rig.CheckAsync("lib-two")).AccountId.ShouldBe("15.0.0.0 read");
        typeof(YamlDotNet.Serialization.Deserializer).Assembly.GetName().Version!.Major.ShouldBe(16);
    }

    [Fact]
    public async Task A_plugin_that_uses_a_library_of_the_hosts_without_shipping_it_is_refused_by_name()
    {
        await using var rig = new PluginRig();
        rig.Drop("BorrowsYaml", "borrows-yaml");

        await rig.StartAsync();

        var status = rig.Status("borrows-yaml").ShouldNotBeNull();
        (status.State, status.Code).ShouldBe((PluginState.Refused, "PLUGIN_LIBRARY_MISSING"));
        status.Reason!.ShouldContain("borrows-yaml uses YamlDotNet and does not ship it");
    }

    [Fact]
    public async Task A_native_library_is_loaded_from_the_plugins_own_folder()
    {
        await using var rig = new PluginRig();
        rig.Drop("Native", "native");

        await rig.StartAsync();

        (await rig.CheckAsync("native")).AccountId.ShouldStartWith("3.50.");
    }

    [Fact]
    public async Task A_plugin_speaks_the_hosts_own_contract_types()
    {
        await using var rig = new PluginRig();
        rig.Drop("Acme", "acme");
        await rig.StartAsync();

        var check = await rig.CheckAsync("acme", new AcmeAnswers());

        check.ShouldBeEquivalentTo(new AccountCheck { AccountId = "a1", Name = "Brasserie" });
    }
}
