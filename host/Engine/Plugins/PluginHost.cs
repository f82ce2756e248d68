using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Watches the plugins folder and keeps what stands in it loaded.</summary>
public sealed class PluginHost : IHostedService, IPluginCatalog, IDisposable
{
    private static readonly TimeSpan SettlingPace = TimeSpan.FromMilliseconds(100);

    private readonly ConcurrentDictionary<string, PluginSlot> slots = new(StringComparer.Ordinal);
    private readonly TaskCompletionSource firstScan = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stopping = new();
    private readonly PluginHostOptions options;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly CrashMarks marks;
    private readonly UnloadWatch unloads;
    private readonly PluginReports reports;
    private readonly PluginLifecycle lifecycle;
    private readonly FolderWatch watch;
    private CrashWatch? crashes;
    private Task running = Task.CompletedTask;
    private string? folderTrouble;

    /// <summary>Makes a host that has not begun yet.</summary>
    /// <param name="options">Where plugins come from.</param>
    /// <param name="observers">Who is told; asked when there is something to tell, so that observers may know this host.</param>
    /// <param name="audit">Where loads, unloads and refusals are written down.</param>
    /// <param name="problems">Where refusals and leaks are shown.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public PluginHost(
        PluginHostOptions options,
        Func<IEnumerable<IPluginObserver>> observers,
        IAuditLog audit,
        IProblemBoard problems,
        TimeProvider time,
        ILogger<PluginHost> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        (this.options, this.time, this.logger) = (options, time, logger);
        marks = new CrashMarks(Path.Combine(options.StagingPath, ".marks"));
        reports = new PluginReports(audit, problems, time, logger);
        unloads = new UnloadWatch(time, options.LeakLimit, reports.UnloadEnded);
        lifecycle = new PluginLifecycle(options, marks, unloads, reports, observers, time, logger);
        watch = new FolderWatch(options.PluginsPath, options.Rescan, time, why => logger.LogWarning("The system does not tell of changes in the plugins folder, which is looked at every {Pace} instead: {Reason}", options.Rescan, why));
    }

    /// <summary>Gets a task that ends when every folder that stood there at the start is loaded, refused, or waits for files.</summary>
    public Task FirstScan => firstScan.Task;

    /// <inheritdoc />
    public IReadOnlyList<PluginStatus> Plugins => [.. slots.Values.Select(slot => slot.Status).OrderBy(status => status.Id, StringComparer.Ordinal)];

    /// <inheritdoc />
    public IReadOnlyList<UnloadReceipt> Receipts => unloads.Receipts;

    /// <inheritdoc />
    public PluginManifest? FindManifest(string id) => slots.GetValueOrDefault(id)?.Loaded?.Manifest;

    /// <inheritdoc />
    public PluginLease? Acquire(string id) => slots.GetValueOrDefault(id)?.Loaded?.Acquire();

    /// <summary>Gives a plugin that was refused or set aside another chance.</summary>
    /// <param name="id">The plugin.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    /// <returns>Whether there is such a plugin and it is not running.</returns>
    public async Task<bool> RetryAsync(string id, string actor, CancellationToken cancellationToken)
    {
        if (slots.GetValueOrDefault(id) is not { } slot || slot.Status.Code is null)
        {
            return false;
        }

        marks.Forgive(id);
        await reports.RetriedAsync(id, actor, cancellationToken);
        (slot.IsJudged, slot.NextLook) = (false, default);
        watch.Wake();
        return true;
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var id in marks.BeginRun())
        {
            logger.LogError("The last host process ended while it started plugin {Plugin}, which is set aside", id);
        }

        crashes = new CrashWatch(marks, id => slots.GetValueOrDefault(id)?.Loaded?.Hash);
        running = Task.Run(() => Task.WhenAll(GuardAsync(RunAsync), GuardAsync(unloads.RunAsync)), CancellationToken.None);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await stopping.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        firstScan.TrySetCanceled(CancellationToken.None);
        foreach (var slot in slots.Values)
        {
            await slot.Work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await lifecycle.EndAsync(slot);
        }

        crashes?.Dispose();
    }

    /// <inheritdoc />
    public void Dispose()
    {
        crashes?.Dispose();
        watch.Dispose();
        lifecycle.Dispose();
        stopping.Dispose();
    }

    private async Task GuardAsync(Func<CancellationToken, Task> loop)
    {
        try
        {
            await loop(stopping.Token);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogCritical(error, "The plugin host stopped watching plugins; those that run stay in use. Restart the host");
            firstScan.TrySetException(error);
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var isSettled = Scan(cancellationToken);
            if (!firstScan.Task.IsCompleted && (isSettled || time.GetElapsedTime(began) > options.FirstScanLimit))
            {
                if (isSettled)
                {
                    lifecycle.CleanStaging(slots.Values);
                }

                reports.Forget(slots.Keys);
                firstScan.TrySetResult();
            }

            watch.Pace(isSettled ? null : SettlingPace);
            await watch.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Looks at every folder once and sets to work what has come to rest.</summary>
    /// <returns>Whether nothing more is to be expected without a change.</returns>
    private bool Scan(CancellationToken cancellationToken)
    {
        try
        {
            var folders = Directory.Exists(options.PluginsPath)
                ? Directory.EnumerateDirectories(options.PluginsPath).Where(folder => Path.GetFileName(folder) is [not '.', ..] name && name[^1] != '~').ToList()
                : slots.IsEmpty ? [] : throw new DirectoryNotFoundException($"The plugins folder {options.PluginsPath} is gone.");
            foreach (var folder in folders)
            {
                slots.GetOrAdd(Path.GetFileName(folder), id => new PluginSlot(id, folder));
            }

            SetFolderTrouble(null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A share that is away for a moment is no reason to stop what runs.
            SetFolderTrouble(error.Message);
            return true;
        }

        foreach (var slot in slots.Values.Where(slot => slot.Work.IsCompleted))
        {
            Advance(slot, cancellationToken);
        }

        return slots.Values.All(slot => slot.IsSettled && slot.Work.IsCompleted);
    }

    private void Advance(PluginSlot slot, CancellationToken cancellationToken)
    {
        if (!TryLook(slot, out var now, cancellationToken))
        {
            return;
        }

        if (!slot.IsSeen || !Equals(now, slot.Seen))
        {
            slot.WasAtRest = !slot.IsSeen && now is not null && time.GetUtcNow().UtcDateTime - now.NewestUtc > options.Quiet;
            (slot.IsSeen, slot.Seen, slot.SeenSince) = (true, now, time.GetTimestamp());
            (slot.IsJudged, slot.IsSettled, slot.NextLook) = (false, false, default);
        }

        var rest = time.GetElapsedTime(slot.SeenSince);
        if (slot.IsJudged || rest < slot.NextLook || (rest < options.Quiet && !slot.WasAtRest))
        {
            return;
        }

        slot.Work = Task.Run(() => WorkAsync(slot, now, rest < options.Patience, cancellationToken), CancellationToken.None);
    }

    private bool TryLook(PluginSlot slot, out FolderSnapshot? seen, CancellationToken cancellationToken)
    {
        seen = null;
        try
        {
            seen = FolderSnapshot.Take(slot.Folder, options.MaximumFiles);
            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            // Something went between being listed and being looked at: the next look tells.
            watch.Wake();
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            if (slot.Status.Code != "PLUGIN_UNREADABLE")
            {
                var refusal = new Refusal("PLUGIN_UNREADABLE", $"The folder cannot be read: {error.Message} Let the host's user read it.");
                slot.Work = Task.Run(() => lifecycle.RefuseAsync(slot, refusal, cancellationToken), CancellationToken.None);
            }

            slot.IsSettled = true;
            return false;
        }
    }

    private async Task WorkAsync(PluginSlot slot, FolderSnapshot? seen, bool isPatient, CancellationToken cancellationToken)
    {
        try
        {
            if (seen is not null)
            {
                await lifecycle.JudgeAsync(slot, seen, isPatient, cancellationToken);
            }
            else
            {
                await lifecycle.RemoveAsync(slot, cancellationToken);
                slots.TryRemove(slot.Id, out _);
                reports.Forget(slots.Keys);
            }

            slot.IsSettled = true;
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            logger.LogCritical(error, "The host failed while it handled plugin {Plugin}", slot.Id);
            slot.Status = slot.Status with { Code = "PLUGIN_HOST_FAULT", Reason = $"The host itself failed: {error.Message}" };
            (slot.IsJudged, slot.IsSettled) = (true, true);
        }
        finally
        {
            watch.Wake();
        }
    }

    private void SetFolderTrouble(string? trouble)
    {
        if (trouble is not null && trouble != folderTrouble)
        {
            logger.LogError("The plugins folder cannot be read, and the plugins that run stay in use: {Reason}", trouble);
        }

        folderTrouble = trouble;
    }
}
