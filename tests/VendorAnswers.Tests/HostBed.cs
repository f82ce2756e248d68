using System.Text;
using LeVieuxMoulin.Connectors.Engine.Auth;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.VendorAnswers.Tests;

/// <summary>The host's own pipeline, runner and SQLite store around one connector.</summary>
internal sealed class HostBed : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("answers");
    private readonly ServiceProvider services;
    private readonly StreamRunner runner;
    private readonly IConnectorPlugin plugin;
    private readonly string stream;
    private readonly byte[] settings;

    public HostBed(IConnectorPlugin plugin, string stream, string settings)
    {
        (this.plugin, this.stream, this.settings) = (plugin, stream, Encoding.UTF8.GetBytes(settings));
        services = new ServiceCollection().AddSingleton(TimeProvider.System).AddSingleton<IRecordSealer>(new OpenSealer())
            .AddStore(new StoreLocation(folder.FullName, "moulin.db")).BuildServiceProvider();
        var notices = new StreamNotices(Substitute.For<IProblemBoard>(), Quarantine, TimeProvider.System, NullLogger<StreamNotices>.Instance);
        runner = new StreamRunner(Store, services.GetRequiredService<IRecordQueries>(), notices, TimeProvider.System);
    }

    public WrittenVendor Vendor { get; } = new();

    private IRecordStore Store => services.GetRequiredService<IRecordStore>();

    private IQuarantine Quarantine => services.GetRequiredService<IQuarantine>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task<StreamResult> RunAsync(string answer)
    {
        Vendor.Answer = answer;
        var connection = new ConnectionSettings
        {
            Name = "bed",
            Connector = "bed",
            BaseUrl = Vendor.Address,
            Http = new HttpSettings { AllowLoopbackHttp = true, MaxRetries = 1, RetryDelay = TimeSpan.FromMilliseconds(1) },
        };
        var variant = new ManifestVariant { BaseUrl = Vendor.Address };
        var manifest = new PluginManifest { Id = "bed", Name = "Bed", Version = "1.0", Contract = "1.0", Assembly = "Bed.dll", Kinds = ["pos"], Variants = [variant] };
        var tokens = new TokenStores(Substitute.For<ISecretBlobStore>(), new SecretBox(KeyRing.Generate()), folder.FullName, NullLoggerFactory.Instance);
        await using var http = await new ConnectionHttpFactory(tokens, Substitute.For<ICallJournal>(), NullLoggerFactory.Instance, TimeProvider.System).CreateAsync(connection, variant, Token);
        await using var connector = plugin.Create(new ConnectorContext
        {
            Connection = "bed",
            Settings = settings,
            Http = http.Main,
            Time = TimeProvider.System,
            Logger = NullLogger.Instance,
            Venues = [new VenueSettings { TimeZone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris"), Currency = "EUR" }],
        });
        http.Use(connector.Dialect);
        using var use = new ConnectionUse(connection, manifest, variant, connector, () => { }, CancellationToken.None);
        return await runner.RunAsync(use, stream, new StreamRunOptions(), null, Token);
    }

    public async Task<string?> CursorAsync() => (await Store.ReadStateAsync(new StreamKey("bed", stream), FeedBases.Changed, Token)).Cursor;

    /// <summary>Gives every record's id and its JSON.</summary>
    public async Task<Dictionary<string, string>> RecordsAsync() =>
        (await services.GetRequiredService<IRecordQueries>().ListAsync(new RecordQuery { Stream = stream, Limit = 100 }, Token)).Items
            .ToDictionary(record => record.Id, record => Encoding.UTF8.GetString(record.Json.Span));

    /// <summary>Gives the rows set aside, each with where and why.</summary>
    public async Task<List<string>> AsideAsync() =>
        [.. (await Quarantine.ListAsync("bed", stream, 0, 100, Token)).Select(row => $"{(row.RecordId.Length > 0 ? row.RecordId : "(no id)")} {row.Path} {row.Reason}").Order(StringComparer.Ordinal)];

    public async ValueTask DisposeAsync()
    {
        await Vendor.DisposeAsync();
        await services.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
