using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Operations;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Requests;
using LeVieuxMoulin.Connectors.Engine.Setup;
using LeVieuxMoulin.Connectors.Engine.Tests.Connections;
using LeVieuxMoulin.Connectors.Engine.Tests.Http;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Setup;

/// <summary>An account that lacks a field, a group and a key that can never be taken away again.</summary>
public sealed class SetUpAccountTests : IAsyncDisposable
{
    private static readonly SetupStep Group = new("loyalty-group", "A group for the loyalty fields", IsIrreversible: false);
    private static readonly SetupStep Field = new("loyalty-balance", "A field for the balance", IsIrreversible: false);
    private static readonly SetupStep Key = new("unique-key", "A unique key for the central system's id", IsIrreversible: true);

    private readonly List<SetupStep> missing = [Group, Field, Key];
    private readonly ISetup account = Substitute.For<ISetup>();
    private readonly IAuditLog audit = Substitute.For<IAuditLog>();
    private readonly FakeConnector acme = new();
    private readonly FakePlugins plugins = new();
    private readonly ConnectionManager manager;
    private readonly SetUpAccount setUp;

    public SetUpAccountTests()
    {
        account.InspectAsync(Arg.Any<CancellationToken>()).Returns(_ => missing.ToList());
        account.WhenForAnyArgs(setup => setup.ApplyAsync(null!, Token)).Do(call => missing.Remove(call.Arg<SetupStep>()));
        plugins.Load("acme", acme);
        manager = new ConnectionManager(plugins, new FakeHttp(), [], new Lab().Accounts, Substitute.For<IProblemBoard>(), NullLoggerFactory.Instance, TimeProvider.System);
        setUp = new SetUpAccount(manager, new CapabilityCheck(manager, plugins), audit);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_list_says_what_is_missing_and_makes_nothing()
    {
        await ConnectAsync();

        (await setUp.ListAsync("crm", Token)).ShouldBe([Group, Field, Key]);

        await account.DidNotReceiveWithAnyArgs().ApplyAsync(null!, Token);
        await audit.DidNotReceiveWithAnyArgs().AppendAsync(null!, Token);
    }

    [Fact]
    public async Task Only_what_was_chosen_is_made_in_the_connectors_order_and_written_down()
    {
        await ConnectAsync();

        var outcome = await setUp.ExecuteAsync("crm", ["unique-key", "loyalty-group"], "alice", Token);

        outcome.Done.ShouldBe([Group, Key]);
        outcome.Missing.ShouldBe([Field]);
        outcome.Failed.ShouldBeNull();
        Received.InOrder(() =>
        {
            audit.AppendAsync(new AuditEntry("setup.started", "crm/loyalty-group", "alice"), Arg.Any<CancellationToken>());
            account.ApplyAsync(Group, Arg.Any<CancellationToken>());
            audit.AppendAsync(new AuditEntry("setup.done", "crm/loyalty-group", "alice"), Arg.Any<CancellationToken>());
            audit.AppendAsync(new AuditEntry("setup.started", "crm/unique-key", "alice", "cannot be undone"), Arg.Any<CancellationToken>());
            account.ApplyAsync(Key, Arg.Any<CancellationToken>());
            audit.AppendAsync(new AuditEntry("setup.done", "crm/unique-key", "alice"), Arg.Any<CancellationToken>());
        });
    }

    [Fact]
    public async Task The_connection_starts_anew_so_that_it_knows_what_it_can_do_now()
    {
        await ConnectAsync();
        await setUp.ExecuteAsync("crm", ["loyalty-group"], "alice", Token);

        using var use = await manager.TakeAsync("crm", TimeProvider.System, Token);
        acme.Made.ShouldBe(2);
    }

    [Fact]
    public async Task A_step_that_fails_ends_the_rest_and_says_what_was_made()
    {
        await ConnectAsync();
        account.ApplyAsync(Field, Arg.Any<CancellationToken>()).Returns(Task.FromException(new ConnectorException(new Fault(FaultKind.Permission, "The scope is missing.") { Code = "NO_SCOPE" })));

        var outcome = await setUp.ExecuteAsync("crm", ["loyalty-group", "loyalty-balance", "unique-key"], "alice", Token);

        outcome.Done.ShouldBe([Group]);
        outcome.Failed.ShouldBe(Field);
        outcome.Fault.ShouldNotBeNull().Message.ShouldBe("The scope is missing.");
        outcome.Missing.ShouldBe([Field, Key]);
        await account.DidNotReceive().ApplyAsync(Key, Arg.Any<CancellationToken>());
        await audit.Received().AppendAsync(new AuditEntry("setup.failed", "crm/loyalty-balance", "alice", "Permission NO_SCOPE"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_step_that_is_not_missing_is_named_and_nothing_is_made()
    {
        await ConnectAsync();

        var refusal = await Should.ThrowAsync<RequestException>(() => setUp.ExecuteAsync("crm", ["loyalty-group", "nonsense"], "alice", Token));

        (refusal.Kind, refusal.Code).ShouldBe((RequestErrorKind.Unprocessable, "SETUP_STEP_UNKNOWN"));
        refusal.Fields.ShouldHaveSingleItem().Field.ShouldBe("steps[1]");
        refusal.Suggestion.ShouldBe("Missing: loyalty-group, loyalty-balance, unique-key.");
        await account.DidNotReceiveWithAnyArgs().ApplyAsync(null!, Token);
        (await Should.ThrowAsync<RequestException>(() => setUp.ExecuteAsync("crm", [], "alice", Token))).Code.ShouldBe("SETUP_STEPS_MISSING");
    }

    [Fact]
    public async Task A_connection_with_nothing_to_set_up_says_so()
    {
        await ApplyAsync();
        using (await manager.TakeAsync("crm", TimeProvider.System, Token))
        {
        }

        (await Should.ThrowAsync<RequestException>(() => setUp.ListAsync("crm", Token))).Kind.ShouldBe(RequestErrorKind.Unsupported);
        (await Should.ThrowAsync<RequestException>(() => setUp.ListAsync("nowhere", Token))).Kind.ShouldBe(RequestErrorKind.NotFound);
    }

    public ValueTask DisposeAsync() => manager.DisposeAsync();

    private async Task ConnectAsync()
    {
        acme.Capabilities.Offer(account);
        await ApplyAsync();
        using (await manager.TakeAsync("crm", TimeProvider.System, Token))
        {
        }
    }

    private Task ApplyAsync() => manager.ApplyAsync(
        new HostConfiguration { Connections = [new ConnectionSettings { Name = "crm", Connector = "acme", BaseUrl = "https://vendor.example/", File = "crm.yaml", Fingerprint = "1" }] },
        Token);
}
