using System.Threading.Channels;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Configuration;

public sealed class ConfigurationWatcherTests : IDisposable
{
    private const string Key = "auth: {method: api_key, api_key: abc}\n";

    private readonly TempFolder folder = new TempFolder().With("acme.yaml", Key);
    private readonly IProblemBoard board = Substitute.For<IProblemBoard>();
    private readonly IAuditLog audit = Substitute.For<IAuditLog>();
    private readonly Observer observer = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_reading_is_applied_once_and_again_only_when_it_says_something_else()
    {
        using var watcher = Watcher(new ManualTimeProvider());

        await watcher.RefreshAsync(Token);
        folder.With("acme.yaml", "# a comment\n" + Key);
        await watcher.RefreshAsync(Token);
        observer.Readings.Count.ShouldBe(1);

        folder.With("acme.yaml", Key + "connection: {timeout: 5}\n");
        await watcher.RefreshAsync(Token);
        observer.Readings.Count.ShouldBe(2);
        watcher.Current.Connections.ShouldHaveSingleItem().Http.Timeout.ShouldBe(TimeSpan.FromSeconds(5));
        await audit.Received().AppendAsync(new AuditEntry("configuration.applied", "acme.yaml", "host", "acme: in force"), Arg.Any<CancellationToken>());
        await audit.Received().AppendAsync(new AuditEntry("configuration.applied", "acme.yaml", "host", "acme: changed"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_file_that_breaks_keeps_its_connections_and_opens_one_problem_until_it_is_mended()
    {
        folder.With("pair.yaml", "till: {connector: acme, auth: {method: api_key, api_key: a}}\nbar: {connector: acme, auth: {method: api_key, api_key: b}}\n");
        using var watcher = Watcher(new ManualTimeProvider());
        await watcher.RefreshAsync(Token);

        folder.With("pair.yaml", "till: {connector: acme");
        await watcher.RefreshAsync(Token);

        watcher.Current.Broken.ShouldBe(["bar", "pair", "till"]);
        watcher.Current.Connections.ShouldHaveSingleItem().Name.ShouldBe("acme");
        board.Received(1).Raise(Arg.Is<Problem>(problem => problem.Key == "configuration/pair.yaml"));
        await audit.DidNotReceive().AppendAsync(Arg.Is<AuditEntry>(entry => entry.Detail.Contains("no longer")), Arg.Any<CancellationToken>());

        folder.With("pair.yaml", "till: {connector: acme, auth: {method: api_key, api_key: a}}\n");
        await watcher.RefreshAsync(Token);

        watcher.Current.Broken.ShouldBeEmpty();
        board.Received(1).Clear("configuration/pair.yaml");
        await audit.Received(1).AppendAsync(new AuditEntry("configuration.applied", "pair.yaml", "host", "bar: no longer in force"), Arg.Any<CancellationToken>());
        await audit.DidNotReceive().AppendAsync(Arg.Is<AuditEntry>(entry => entry.Detail == "till: changed"), Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task A_host_file_that_breaks_leaves_the_hosts_settings_in_force()
    {
        folder.With("host.yaml", "store: here.db\n");
        using var watcher = Watcher(new ManualTimeProvider());
        await watcher.RefreshAsync(Token);

        folder.With("host.yaml", "store: [\n");
        await watcher.RefreshAsync(Token);

        watcher.Current.IsHostBroken.ShouldBeTrue();
        watcher.Current.Host.StorePath.ShouldBe("here.db");
        watcher.Current.Connections.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_folder_that_goes_away_stops_nothing()
    {
        using var watcher = Watcher(new ManualTimeProvider());
        await watcher.RefreshAsync(Token);

        Directory.Delete(folder.Path, recursive: true);
        await watcher.RefreshAsync(Token);
        Directory.CreateDirectory(folder.Path);

        watcher.Current.Broken.ShouldBe(["acme"]);
    }

    [Fact]
    public async Task A_changed_file_is_applied_by_itself_after_a_moment_of_quiet()
    {
        using var watcher = Watcher(TimeProvider.System);
        await watcher.StartAsync(Token);
        await observer.ReadAsync(1);

        folder.With("second.yaml", "connector: acme\n" + Key);
        await observer.ReadAsync(2);

        observer.Readings[1].Connections.Select(connection => connection.Name).ShouldBe(["acme", "second"]);
        await watcher.StopAsync(Token);
    }

    private ConfigurationWatcher Watcher(TimeProvider time) => new(
        new(folder.Path, folder.Environment.GetValueOrDefault, AcmeManifests.Find, Development: false), [observer], board, audit, time, NullLogger<ConfigurationWatcher>.Instance);

    private sealed class Observer : IConfigurationObserver
    {
        private readonly Channel<bool> came = Channel.CreateUnbounded<bool>();
        private int seen;

        public List<HostConfiguration> Readings { get; } = [];

        public Task ApplyAsync(HostConfiguration configuration, CancellationToken cancellationToken)
        {
            Readings.Add(configuration);
            came.Writer.TryWrite(true);
            return Task.CompletedTask;
        }

        public async Task ReadAsync(int count)
        {
            for (; seen < count; seen++)
            {
                await came.Reader.ReadAsync(Token).AsTask().WaitAsync(TimeSpan.FromSeconds(20), Token);
            }
        }
    }
}
