using System.Runtime.CompilerServices;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <content>The plugin as a folder, loaded and let go by the host's own loader.</content>
public abstract partial class ReadingConformance
{
    private static readonly TimeSpan UnloadLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task The_built_plugin_reads_everything_and_leaves_nothing_in_memory()
    {
        var folder = Directory.CreateTempSubdirectory("conformance-");
        try
        {
            var plugins = folder.CreateSubdirectory("plugins").FullName;
            var id = Connector.Manifest.Id;
            Copy(Connector.PluginFolder, Path.Combine(plugins, id));
            var options = new PluginHostOptions { PluginsPath = plugins, StagingPath = Path.Combine(folder.FullName, "staged"), Quiet = TimeSpan.FromMilliseconds(50), Rescan = TimeSpan.FromMilliseconds(100) };
            using var host = new PluginHost(options, static () => [], new SilentAudit(), new ProblemBoard(), TimeProvider.System, NullLogger<PluginHost>.Instance);
            await host.StartAsync(Token);
            await host.FirstScan.WaitAsync(Token);
            host.Plugins.Single().Reason.ShouldBeNull();
            await UseAsync(host, id);

            Directory.Delete(Path.Combine(plugins, id), recursive: true);

            (await ReceiptAsync(host)).Outcome.ShouldBe(UnloadOutcome.Collected, "something still holds the plugin");
            await host.StopAsync(Token);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task UseAsync(PluginHost host, string id)
    {
        using var lease = host.Acquire(id) ?? throw new InvalidOperationException($"The plugin {id} is not loaded.");
        await using var bed = await OpenAsync(null, lease.CreateAsync);
        await SyncAllAsync(bed);
    }

    private static async Task<UnloadReceipt> ReceiptAsync(PluginHost host)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Token);
        limit.CancelAfter(UnloadLimit);
        while (host.Receipts is [] or [{ Outcome: UnloadOutcome.Pending }, ..])
        {
            if (limit.IsCancellationRequested)
            {
                return host.Receipts.Count > 0 ? host.Receipts[0] : throw new TimeoutException("The plugin was not unloaded.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), CancellationToken.None);
        }

        return host.Receipts[0];
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    /// <summary>Loads and unloads are no vendor's business: nothing is written down.</summary>
    private sealed class SilentAudit : IAuditLog
    {
        public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
