using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Tests.Http;
using LeVieuxMoulin.Connectors.PointOfSale;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Connections;

public sealed class ConnectionManagerTests : IAsyncDisposable
{
    private readonly Lab lab = new();
    private readonly FakePlugins plugins = new();
    private readonly FakeHttp http = new();
    private readonly FakeConnector acme = new();
    private readonly IProblemBoard problems = Substitute.For<IProblemBoard>();
    private readonly ManualTimeProvider time = new();
    private readonly ConnectionManager manager;

    public ConnectionManagerTests()
    {
        plugins.Load("acme", acme);
        manager = new ConnectionManager(plugins, http, [], lab.Accounts, problems, NullLoggerFactory.Instance, time);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_configured_connection_runs_and_says_what_account_it_opened()
    {
        await ApplyAsync(Settings("till", "1"));

        var status = await UntilAsync("till", ConnectionState.Running);
        status.AccountId.ShouldBe("account-1");
        status.StartedAt.ShouldBe(time.GetUtcNow());
        status.Kinds.ShouldBe(["pos"]);
    }

    [Fact]
    public async Task A_change_of_one_connection_does_not_touch_the_other()
    {
        await ApplyAsync(Settings("till", "1"), Settings("bar", "1"));
        var before = (await UntilAsync("till", ConnectionState.Running)).StartedAt;
        await UntilAsync("bar", ConnectionState.Running);

        time.Advance(TimeSpan.FromMinutes(1));
        await ApplyAsync(Settings("till", "1"), Settings("bar", "2"));

        (await UntilAsync("bar", ConnectionState.Running)).StartedAt.ShouldBe(time.GetUtcNow());
        (await UntilAsync("till", ConnectionState.Running)).StartedAt.ShouldBe(before);
        acme.Made.ShouldBe(3);
    }

    [Fact]
    public async Task A_broken_change_leaves_the_running_connection_in_force()
    {
        await ApplyAsync(Settings("till", "1"));
        var before = (await UntilAsync("till", ConnectionState.Running)).StartedAt;

        time.Advance(TimeSpan.FromMinutes(1));
        await manager.ApplyAsync(new HostConfiguration { Broken = ["till"] }, Token);

        (await UntilAsync("till", ConnectionState.Running)).StartedAt.ShouldBe(before);
    }

    [Fact]
    public async Task A_removed_connection_ends_and_gives_its_plugin_back()
    {
        await ApplyAsync(Settings("till", "1"));
        await UntilAsync("till", ConnectionState.Running);

        await ApplyAsync();

        manager.Connections.ShouldBeEmpty();
        acme.Disposed.ShouldBe(1);
        plugins.Leases.ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_whose_connector_is_not_installed_waits_and_says_so()
    {
        await manager.ApplyAsync(new HostConfiguration { Waiting = new Dictionary<string, string> { ["till"] = "other" } }, Token);

        var status = manager.Connections.ShouldHaveSingleItem();
        status.State.ShouldBe(ConnectionState.WaitingForPlugin);
        status.Reason.ShouldNotBeNull().ShouldContain("other");
        problems.Received(1).Raise(Arg.Is<Problem>(problem => problem.Connection == "till" && problem.Code == "CONNECTOR_NOT_INSTALLED"));

        await ApplyAsync(Settings("till", "1"));
        problems.Received(1).Clear("connection-waiting/till");
    }

    [Fact]
    public async Task A_replaced_plugin_waits_for_work_in_flight_and_its_connections_start_again()
    {
        await ApplyAsync(Settings("till", "1"));
        await UntilAsync("till", ConnectionState.Running);
        using var work = manager.Use("till").ShouldNotBeNull();

        var draining = manager.PluginDrainingAsync("acme", Token);
        work.Stopping.IsCancellationRequested.ShouldBeTrue();
        draining.IsCompleted.ShouldBeFalse();
        manager.Use("till").ShouldBeNull();

        work.Dispose();
        await draining;
        plugins.Leases.ShouldBe(0);

        await manager.PluginLoadedAsync("acme", Token);
        await UntilAsync("till", ConnectionState.Running);
        acme.Made.ShouldBe(2);
    }

    [Fact]
    public async Task A_vendor_that_cannot_be_reached_is_a_problem_and_is_tried_again()
    {
        var calls = 0;
        acme.Check = () => ++calls == 1
            ? throw new ConnectorException(new Fault(FaultKind.NotSent, "No route to the vendor."))
            : new AccountCheck { AccountId = "account-1" };
        await ApplyAsync(Settings("till", "1"));
        (await UntilAsync("till", ConnectionState.Unreachable)).Reason.ShouldBe("No route to the vendor.");
        problems.Received().Raise(Arg.Is<Problem>(problem => problem.Code == "VENDOR_UNREACHABLE" && problem.Connection == "till"));

        manager.Nudge("till");

        await UntilAsync("till", ConnectionState.Running);
    }

    [Fact]
    public async Task A_connection_without_consent_says_which_command_gives_it()
    {
        http.WantsConsent = true;
        await ApplyAsync(Settings("till", "1"));

        (await UntilAsync("till", ConnectionState.NeedsConsent)).Reason.ShouldNotBeNull().ShouldContain("moulin auth login till");
        problems.Received().Raise(Arg.Is<Problem>(problem => problem.Code == "NEEDS_CONSENT"));
    }

    [Fact]
    public async Task A_disabled_connection_is_shown_and_does_not_start()
    {
        await ApplyAsync(Settings("till", "1") with { Enabled = false });

        manager.Connections.ShouldHaveSingleItem().State.ShouldBe(ConnectionState.Disabled);
        acme.Made.ShouldBe(0);
    }

    [Fact]
    public async Task A_connector_that_throws_fails_its_own_connection_only()
    {
        acme.Check = () => throw new InvalidOperationException("The connector is broken.");
        await ApplyAsync(Settings("till", "1"));

        (await UntilAsync("till", ConnectionState.Failed)).Reason.ShouldNotBeNull().ShouldContain("The connector is broken.");
        plugins.Leases.ShouldBe(0);
    }

    [Fact]
    public async Task A_connection_that_opens_another_account_than_before_is_refused_until_its_own_comes_back()
    {
        await ApplyAsync(Settings("till", "1"));
        await UntilAsync("till", ConnectionState.Running);

        acme.Check = () => new AccountCheck { AccountId = "account-2", Name = "Bistrot" };
        await ApplyAsync(Settings("till", "2"));
        (await UntilAsync("till", ConnectionState.Failed)).Reason.ShouldBe("The credentials open the account account-2 (Bistrot), but till belongs to account-1.");
        problems.Received().Raise(Arg.Is<Problem>(problem => problem.Code == "OTHER_ACCOUNT" && problem.Severity == TroubleSeverity.Critical));
        manager.Use("till").ShouldBeNull();
        plugins.Leases.ShouldBe(0);

        acme.Check = () => new AccountCheck { AccountId = "account-1" };
        await ApplyAsync(Settings("till", "3"));
        await UntilAsync("till", ConnectionState.Running);
    }

    [Fact]
    public async Task What_a_connector_does_without_its_manifest_naming_it_is_a_problem_that_closes_with_the_connection()
    {
        acme.Capabilities.Offer(Substitute.For<IFeed<Sale>>());
        await ApplyAsync(Settings("till", "1"));
        await UntilAsync("till", ConnectionState.Running);

        problems.Received().Raise(Arg.Is<Problem>(problem => problem.Code == "PLUGIN_MANIFEST_DIFFERS" && problem.Message.Contains("feed.sale")));
        problems.DidNotReceive().Clear("connection/till/manifest");
        await ApplyAsync();
        problems.Received().Clear("connection/till/manifest");
    }

    [Fact]
    public async Task Fifty_users_at_once_are_all_waited_for_when_the_plugin_drains_and_none_gets_in_afterwards()
    {
        await ApplyAsync(Settings("till", "1"));
        await UntilAsync("till", ConnectionState.Running);
        var start = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var held = 0;
        var users = Enumerable.Range(0, 50).Select(_ => Task.Run(async () =>
        {
            await start.Task;
            while (manager.Use("till") is { } use)
            {
                Interlocked.Increment(ref held);
                await Task.Yield();
                use.Connector.ShouldBeSameAs(acme);
                acme.Disposed.ShouldBe(0);
                Interlocked.Decrement(ref held);
                use.Dispose();
            }
        }, Token)).ToArray();

        start.SetResult();
        await manager.PluginDrainingAsync("acme", Token);

        acme.Disposed.ShouldBe(1);
        plugins.Leases.ShouldBe(0);
        held.ShouldBe(0);
        await Task.WhenAll(users);
    }

    public ValueTask DisposeAsync() => manager.DisposeAsync();

    private static ConnectionSettings Settings(string name, string fingerprint) => new()
    {
        Name = name,
        Connector = "acme",
        BaseUrl = "https://vendor.example/",
        File = $"{name}.yaml",
        Fingerprint = fingerprint,
    };

    private Task ApplyAsync(params ConnectionSettings[] connections) => manager.ApplyAsync(new HostConfiguration { Connections = connections }, Token);

    private async Task<ConnectionStatus> UntilAsync(string name, ConnectionState state)
    {
        for (var tries = 0; tries < 500; tries++)
        {
            if (manager.Connections.FirstOrDefault(connection => connection.Name == name) is { } status && status.State == state)
            {
                return status;
            }

            await Task.Delay(10, Token);
        }

        throw new ShouldAssertException($"{name} did not become {state}: {string.Join("; ", manager.Connections)}");
    }
}
