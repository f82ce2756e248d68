using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Tests.Http;
using LeVieuxMoulin.Connectors.Engine.Tests.Plugins;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Connections;

/// <summary>Connections over a plugin that is really loaded and over the real pipeline.</summary>
public sealed class PluginConnectionTests : IAsyncDisposable
{
    private const string Brasserie = """{"id":"a1","name":"Brasserie"}""";
    private readonly PluginRig rig = new();
    private readonly Lab lab = new();
    private readonly ConnectionManager manager;

    public PluginConnectionTests()
    {
        rig.Drop("Acme", "acme");
        manager = new ConnectionManager(rig.Host, lab.Factory, [], lab.Accounts, rig.Board, NullLoggerFactory.Instance, TimeProvider.System);
        rig.Observer.OnLoaded = id => manager.PluginLoadedAsync(id, CancellationToken.None);
        rig.Observer.OnDraining = id => manager.PluginDrainingAsync(id, CancellationToken.None);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_plugin_that_was_used_and_then_failed_is_collected_once_its_folder_goes()
    {
        var account = Brasserie;
        await using var vendor = await TestVendor.StartAsync(http => AnswerAsync(http, Volatile.Read(ref account)));
        await rig.StartAsync();
        await ApplyAsync(vendor.Url, "1");
        (await UntilAsync(ConnectionState.Running)).AccountId.ShouldBe("a1");
        using (var use = manager.Use("till").ShouldNotBeNull())
        {
            (await use.Connector.CheckAsync(Token)).Name.ShouldBe("Brasserie");
        }

        // The connector's own code trips over this answer, with its own frames on the stack.
        Volatile.Write(ref account, "null");
        await ApplyAsync(vendor.Url, "2");
        (await UntilAsync(ConnectionState.Failed)).Reason.ShouldNotBeNull().ShouldContain("NullReferenceException");
        Directory.Delete(rig.Folder("acme"), recursive: true);

        (await rig.ReceiptAsync("acme")).Outcome.ShouldBe(UnloadOutcome.Collected);
        manager.Connections.ShouldHaveSingleItem().State.ShouldBe(ConnectionState.WaitingForPlugin);
    }

    [Fact]
    public async Task A_replaced_plugin_is_collected_and_its_connection_runs_on_with_the_new_one()
    {
        await using var vendor = await TestVendor.StartAsync(http => AnswerAsync(http, Brasserie));
        await rig.StartAsync();
        await ApplyAsync(vendor.Url, "1");
        var before = (await UntilAsync(ConnectionState.Running)).StartedAt;

        rig.Replace("acme", folder => PluginRig.RewriteIn(folder, "plugin.yaml", "How many sales a page holds.", "How many sales are on a page."));

        (await rig.ReceiptAsync("acme")).Outcome.ShouldBe(UnloadOutcome.Collected);
        (await UntilAsync(ConnectionState.Running)).StartedAt.ShouldNotBe(before);
    }

    public async ValueTask DisposeAsync()
    {
        await manager.DisposeAsync();
        await rig.DisposeAsync();
    }

    private static Task AnswerAsync(HttpContext http, string json)
    {
        http.Response.ContentType = "application/json";
        return http.Response.WriteAsync(json, http.RequestAborted);
    }

    private Task ApplyAsync(string address, string fingerprint) => manager.ApplyAsync(
        new HostConfiguration
        {
            Connections = [Lab.Connection(address, new AuthSettings { Method = AuthMethod.Bearer, Token = "secret" }) with { File = "till.yaml", Fingerprint = fingerprint }],
        },
        Token);

    private async Task<ConnectionStatus> UntilAsync(ConnectionState state)
    {
        ConnectionStatus? Status() => manager.Connections.SingleOrDefault();
        await PluginRig.UntilAsync(() => Status()?.State == state, () => $"till is {Status()}");
        return Status()!;
    }
}
