using System.Globalization;
using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Takes one plugin folder through its life: staged, admitted, started, replaced, removed.</summary>
internal sealed class PluginLifecycle(
    PluginHostOptions options,
    CrashMarks marks,
    UnloadWatch unloads,
    PluginReports reports,
    Func<IEnumerable<IPluginObserver>> observers,
    TimeProvider time,
    ILogger logger) : IDisposable
{
    /// <summary>The code of a plugin that brought the host down.</summary>
    public const string SetAsideCode = "PLUGIN_SET_ASIDE";

    private readonly ConcurrentDictionary<string, int> loads = new(StringComparer.Ordinal);
    private readonly FolderInspector inspector = new(options);
    private readonly PluginStaging staging = new(options.StagingPath);
    private readonly PluginAdmission admission = new(HostFrameworks.Current, options.Contract);

    // One start at a time: the mark on the disk must name the plugin that brings the host down, and no other.
    private readonly SemaphoreSlim starting = new(1, 1);

    /// <summary>Decides on what stands in a folder that has come to rest.</summary>
    /// <param name="slot">The plugin.</param>
    /// <param name="seen">What stands there.</param>
    /// <param name="isPatient">Whether missing files may still come.</param>
    /// <param name="cancellationToken">Cancelled when the host stops.</param>
    public async Task JudgeAsync(PluginSlot slot, FolderSnapshot seen, bool isPatient, CancellationToken cancellationToken)
    {
        try
        {
            var inspection = inspector.Inspect(slot.Folder, seen);
            if (inspection.Missing is { } missing)
            {
                if (!isPatient)
                {
                    throw new RefusedException(missing.Code, missing.Reason);
                }

                Wait(slot, missing, options.Patience);
                return;
            }

            var staged = await staging.StageAsync(slot.Id, seen, cancellationToken);
            if (!seen.Equals(FolderSnapshot.Take(slot.Folder, options.MaximumFiles)))
            {
                return;
            }

            if (slot.Loaded is null)
            {
                slot.Status = slot.Status with { Version = inspection.Manifest!.Version, Hash = staged.Hash };
            }

            await TakeAsync(slot, inspection.Manifest!, staged, cancellationToken);
            slot.IsJudged = true;
        }
        catch (RefusedException refused)
        {
            await RefuseAsync(slot, refused.Refusal, cancellationToken);
            slot.IsJudged = true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // On Windows a file that is still being written cannot be opened.
            var unreadable = new Refusal("PLUGIN_UNREADABLE", $"A file cannot be read or copied: {error.Message} Let the host's user read the folder, and write {options.StagingPath}.");
            if (isPatient)
            {
                Wait(slot, unreadable, time.GetElapsedTime(slot.SeenSince) + options.Quiet);
                return;
            }

            await RefuseAsync(slot, unreadable, cancellationToken);
            slot.IsJudged = true;
        }
    }

    /// <summary>Refuses what stands in a folder; what runs stays in force.</summary>
    public async Task RefuseAsync(PluginSlot slot, Refusal refusal, CancellationToken cancellationToken)
    {
        var state = slot.Loaded is not null ? PluginState.Loaded : refusal.Code == SetAsideCode ? PluginState.SetAside : PluginState.Refused;
        await reports.RefusedAsync(slot.Id, refusal, slot.Loaded?.Manifest.Version, cancellationToken);
        slot.Status = slot.Status with { State = state, Code = refusal.Code, Reason = refusal.Reason };
    }

    /// <summary>Unloads a plugin whose folder is gone.</summary>
    public async Task RemoveAsync(PluginSlot slot, CancellationToken cancellationToken)
    {
        if (slot.Loaded is { } plugin)
        {
            await UnloadAsync(slot, plugin, cancellationToken);
        }
    }

    /// <summary>Ends a plugin when the host stops; its connections have stopped before.</summary>
    public async Task EndAsync(PluginSlot slot)
    {
        if (slot.Loaded is { } plugin)
        {
            slot.Loaded = null;
            plugin.BeginDrain();
            var trouble = await plugin.DisposeInstanceAsync(options.DisposeLimit, time);
            plugin.Unload();
            await reports.UnloadedAsync(plugin.Manifest, trouble, CancellationToken.None);
        }
    }

    /// <summary>Deletes the copies that no plugin of this host uses.</summary>
    public void CleanStaging(IEnumerable<PluginSlot> slots)
    {
        var inUse = slots.Select(slot => slot.Loaded?.Folder).OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var failure in staging.Clean(inUse))
        {
            logger.LogWarning("A staged copy of a plugin could not be deleted: {Failure}", failure);
        }
    }

    /// <inheritdoc />
    public void Dispose() => starting.Dispose();

    private static void Wait(PluginSlot slot, Refusal missing, TimeSpan nextLook)
    {
        slot.NextLook = nextLook;
        if (slot.Loaded is null)
        {
            slot.Status = slot.Status with { State = PluginState.Arriving, Code = null, Reason = $"Waiting for files. {missing.Reason}" };
        }
    }

    private async Task TakeAsync(PluginSlot slot, PluginManifest manifest, StagedFolder staged, CancellationToken cancellationToken)
    {
        if (slot.Loaded is { } same && same.Hash == staged.Hash)
        {
            reports.Mended(slot.Id);
            slot.Status = slot.Status with { Code = null, Reason = null };
            return;
        }

        var admitted = admission.Admit(manifest, staged.Path, staged.Hash);
        if (marks.WhyAside(slot.Id, staged.Hash) is { } why)
        {
            throw new RefusedException(SetAsideCode, $"{slot.Id} {manifest.Version} is not started, because {why}.");
        }

        var (plugin, refusal) = await StartAsync(admitted, cancellationToken);
        if (plugin is null)
        {
            throw new RefusedException(refusal!.Code, refusal.Reason);
        }

        // The new one runs before the old one goes, so that one that does not start leaves the old one in force.
        if (slot.Loaded is { } old)
        {
            await UnloadAsync(slot, old, cancellationToken);
        }

        slot.Loaded = plugin;
        await reports.LoadedAsync(manifest, staged.Hash, cancellationToken);
        slot.Status = new PluginStatus(slot.Id, manifest.Version, PluginState.Loaded, null, null, loads.AddOrUpdate(slot.Id, 1, (_, count) => count + 1), staged.Hash);
        await TellAsync(slot.Id, "loaded", observer => observer.PluginLoadedAsync(slot.Id, cancellationToken), cancellationToken);
    }

    private async Task<(LoadedPlugin? Plugin, Refusal? Refusal)> StartAsync(AdmittedPlugin admitted, CancellationToken cancellationToken)
    {
        var id = admitted.Manifest.Id;
        await starting.WaitAsync(cancellationToken);
        try
        {
            marks.BeginLoading(id, admitted.Hash);
            var attempt = new StartAttempt(admitted);
            var result = await attempt.RunAsync(options.StartLimit, time);
            if (attempt.Remains is { } remains)
            {
                unloads.Track(id, admitted.Manifest.Version, remains);
            }

            return result;
        }
        finally
        {
            marks.EndLoading(id);
            starting.Release();
        }
    }

    private async Task UnloadAsync(PluginSlot slot, LoadedPlugin plugin, CancellationToken cancellationToken)
    {
        slot.Status = slot.Status with { State = PluginState.Draining };
        plugin.BeginDrain();
        await TellAsync(slot.Id, "draining", observer => observer.PluginDrainingAsync(slot.Id, cancellationToken), cancellationToken);
        string? trouble = null;
        try
        {
            await plugin.Idle.WaitAsync(options.DrainLimit, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            trouble = string.Create(CultureInfo.InvariantCulture, $"a connection still used it after {options.DrainLimit.TotalSeconds:0.#} s");
        }

        trouble = await plugin.DisposeInstanceAsync(options.DisposeLimit, time) ?? trouble;
        slot.Loaded = null;
        unloads.Track(slot.Id, plugin.Manifest.Version, plugin.Unload());
        await reports.UnloadedAsync(plugin.Manifest, trouble, cancellationToken);
    }

    private async Task TellAsync(string id, string moment, Func<IPluginObserver, Task> tell, CancellationToken cancellationToken)
    {
        foreach (var observer in observers())
        {
            try
            {
                await tell(observer).WaitAsync(options.DrainLimit, time, cancellationToken);
            }
            catch (Exception error) when (error is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                reports.ObserverFailed(id, moment, $"{observer.GetType().Name}: {PluginFault.Describe(error)}");
            }
        }
    }
}
