using System.Diagnostics;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

/// <summary>A plugin host over real folders in a temporary place.</summary>
internal sealed class PluginRig : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly string root = Path.Combine(Path.GetTempPath(), $"moulin plugins é {Guid.NewGuid():N}");
    private PluginHost? host;

    public PluginRig()
    {
        Options = new PluginHostOptions
        {
            PluginsPath = Path.Combine(root, "plugins"),
            StagingPath = Path.Combine(root, "staged"),
            Quiet = TimeSpan.FromMilliseconds(150),
            Rescan = TimeSpan.FromMilliseconds(250),
            Patience = TimeSpan.FromSeconds(1),
        };
        Directory.CreateDirectory(Options.PluginsPath);
    }

    public PluginHostOptions Options { get; set; }

    public RecordingBoard Board { get; } = new();

    public RecordingObserver Observer { get; } = new();

    public PluginHost Host => host ??= NewHost();

    public string Folder(string id) => Path.Combine(Options.PluginsPath, id);

    public void Drop(string fixture, string id) => Fixture.Copy(Fixture.Output(fixture), Folder(id));

    /// <summary>Copies a folder beside the plugins and moves it in at one stroke.</summary>
    public void Replace(string id, Action<string> change)
    {
        var fresh = Path.Combine(root, Guid.NewGuid().ToString("N"));
        Fixture.Copy(Folder(id), fresh);
        change(fresh);
        Directory.Delete(Folder(id), recursive: true);
        Directory.Move(fresh, Folder(id));
    }

    public void Rewrite(string id, string file, string old, string text) => RewriteIn(Folder(id), file, old, text);

    public static void RewriteIn(string folder, string file, string old, string text)
    {
        var path = Path.Combine(folder, file);
        var content = File.ReadAllText(path);
        content.ShouldContain(old);
        File.WriteAllText(path, content.Replace(old, text, StringComparison.Ordinal));
    }

    public async Task StartAsync()
    {
        await Host.StartAsync(TestContext.Current.CancellationToken);
        await Host.FirstScan.WaitAsync(Deadline, TestContext.Current.CancellationToken);
    }

    /// <summary>Ends this host and begins another over the same folders.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public PluginStatus? Status(string id) => Host.Plugins.SingleOrDefault(status => status.Id == id);

    public async Task<PluginStatus> UntilAsync(string id, PluginState state, Func<PluginStatus, bool>? also = null)
    {
        await UntilAsync(() => Status(id) is { } status && status.State == state && (also?.Invoke(status) ?? true), () => $"{id} is {Status(id)}");
        return Status(id)!;
    }

    public static async Task UntilAsync(Func<bool> isTrue, Func<string> told)
    {
        var clock = Stopwatch.StartNew();
        while (!isTrue())
        {
            clock.Elapsed.ShouldBeLessThan(Deadline, told());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    public async Task<UnloadReceipt> ReceiptAsync(string id)
    {
        await UntilAsync(() => Host.Receipts.Any(receipt => receipt.Id == id && receipt.Outcome != UnloadOutcome.Pending), () => $"receipts: {string.Join("; ", Host.Receipts)}");
        return Host.Receipts.First(receipt => receipt.Id == id);
    }

    /// <summary>Uses a plugin as a connection does: makes a connector, asks who it is, disposes it.</summary>
    public async Task<AccountCheck> CheckAsync(string id, HttpMessageHandler? handler = null)
    {
        using var lease = Host.Acquire(id) ?? throw new InvalidOperationException($"{id} cannot be had: {Status(id)}");
        using var http = new HttpClient(handler ?? new HttpClientHandler()) { BaseAddress = new Uri("https://api.acme.example/") };
        await using var connector = await lease.CreateAsync(new ConnectorContext { Connection = "till", Http = http, Time = TimeProvider.System, Logger = NullLogger.Instance });
        return await connector.CheckAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(root, recursive: true);
    }

    private async Task StopAsync()
    {
        if (host is not null)
        {
            await host.StopAsync(CancellationToken.None);
            host.Dispose();
            host = null;
        }
    }

    private PluginHost NewHost() => new(Options, () => [Observer], Board, Board, TimeProvider.System, NullLogger<PluginHost>.Instance);
}
