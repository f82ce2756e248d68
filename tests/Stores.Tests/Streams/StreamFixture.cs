using System.Text;
using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Connections;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Problems;
using LeVieuxMoulin.Connectors.Engine.Storage;
using LeVieuxMoulin.Connectors.Engine.Streams;
using LeVieuxMoulin.Connectors.Stores.Tests.Records;
using Microsoft.Extensions.Logging.Abstractions;
using NSubstitute;

namespace LeVieuxMoulin.Connectors.Stores.Tests.Streams;

/// <summary>The runner over a real store, for one connection named till.</summary>
internal sealed class StreamFixture : IAsyncDisposable
{
    public StreamFixture(StoreKind kind = StoreKind.Sqlite, TimeProvider? time = null)
    {
        Store = new StoreFixture(kind);
        Time = time ?? TimeProvider.System;
        Runner = MakeRunner();
        Signals = new StreamSignals(Time);
        Sink = new RecordSink(Store.Store, Signals, Time);
    }

    public TimeProvider Time { get; }

    public StoreFixture Store { get; }

    public IProblemBoard Board { get; } = Substitute.For<IProblemBoard>();

    public StreamRunner Runner { get; private set; }

    public StreamSignals Signals { get; }

    public RecordSink Sink { get; }

    public CancellationToken Stopping { get; set; }

    public CancellationToken Cancelled { get; set; } = Token;

    public string PluginVersion { get; set; } = "1.0";

    public ConnectionSettings Settings { get; set; } = new() { Name = "till", Connector = "acme", BaseUrl = "https://acme.test/" };

    public ManifestVariant Variant { get; set; } = new() { BaseUrl = "https://acme.test/" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public ConnectionUse Use(CapabilitySet capabilities)
    {
        var manifest = new PluginManifest
        {
            Id = "acme",
            Name = "Acme",
            Version = PluginVersion,
            Contract = "1.0",
            Assembly = "Acme.dll",
            Kinds = ["pos"],
            Variants = [Variant],
        };
        return new ConnectionUse(Settings, manifest, Variant, new FakeConnector(capabilities), () => { }, Stopping);
    }

    public Task<StreamResult> RunAsync(CapabilitySet capabilities, string stream = "category", bool full = false) =>
        Runner.RunAsync(Use(capabilities), stream, new StreamRunOptions { Full = full }, null, Cancelled);

    public async Task<string> ListAsync(string stream = "category") =>
        string.Join(' ', (await Store.Queries.ListAsync(new RecordQuery { Stream = stream, Limit = 1000 }, Token)).Items.Select(item => item.Id));

    public async Task<string> JsonAsync(string id, string stream = "category") =>
        await Store.Queries.FindAsync("till", stream, id, Token) is { } found ? Encoding.UTF8.GetString(found.Json.Span) : "";

    public async Task<StreamStatus> StatusAsync(string stream = "category", string location = "") =>
        (await Store.Queries.ListStreamsAsync("till", Token)).Single(status => status.Key == new StreamKey("till", stream, location));

    public async Task ReopenAsync()
    {
        await Store.ReopenAsync();
        Runner = MakeRunner();
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    private StreamRunner MakeRunner() =>
        new(Store.Store, Store.Queries, new StreamNotices(Board, Store.Quarantine, Time, NullLogger<StreamNotices>.Instance), Time);
}
