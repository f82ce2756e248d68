using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Tells the audit, the list of troubles and the log what happens to plugins.</summary>
internal sealed class PluginReports(IAuditLog audit, IProblemBoard problems, TimeProvider time, ILogger logger)
{
    private const string Refused = "plugin-refused/";
    private const string Leaked = "plugin-leaked/";

    /// <summary>A plugin runs.</summary>
    public async Task LoadedAsync(PluginManifest manifest, string hash, CancellationToken cancellationToken)
    {
        logger.LogInformation("Plugin {Plugin} {Version} is loaded ({Hash})", manifest.Id, manifest.Version, hash[..12]);
        problems.Clear(Refused + manifest.Id);
        await AppendAsync("plugin.loaded", manifest.Id, $"version {manifest.Version}, sha256 {hash}", cancellationToken);
    }

    /// <summary>A plugin runs no more.</summary>
    public Task UnloadedAsync(PluginManifest manifest, string? trouble, CancellationToken cancellationToken)
    {
        if (trouble is null)
        {
            logger.LogInformation("Plugin {Plugin} {Version} is unloaded", manifest.Id, manifest.Version);
        }
        else
        {
            logger.LogWarning("Plugin {Plugin} {Version} is unloaded, but {Trouble}", manifest.Id, manifest.Version, trouble);
        }

        return AppendAsync("plugin.unloaded", manifest.Id, $"version {manifest.Version}{(trouble is null ? "" : $", {trouble}")}", cancellationToken);
    }

    /// <summary>A folder is refused, or set aside.</summary>
    public Task RefusedAsync(string id, Refusal refusal, string? inForce, CancellationToken cancellationToken)
    {
        var isAside = refusal.Code == PluginLifecycle.SetAsideCode;
        var message = inForce is null ? refusal.Reason : $"{refusal.Reason} Version {inForce} stays in use.";
        logger.LogError("Plugin {Plugin} is {Verdict}: {Code} {Reason}", id, isAside ? "set aside" : "refused", refusal.Code, message);
        problems.Raise(new Problem(
            Refused + id,
            inForce is null ? TroubleSeverity.Critical : TroubleSeverity.Warning,
            null,
            refusal.Code,
            $"The plugin {id} is {(isAside ? "set aside" : "refused")}: {message}",
            isAside ? $"Replace it, or give it another chance with moulin plugins retry {id}." : $"Put a mended plugin into its folder, or try again with moulin plugins retry {id}.",
            time.GetUtcNow()));
        return AppendAsync(isAside ? "plugin.set-aside" : "plugin.refused", id, $"{refusal.Code}: {refusal.Reason}", cancellationToken);
    }

    /// <summary>A person gives a plugin another chance.</summary>
    public Task RetriedAsync(string id, string actor, CancellationToken cancellationToken) => AppendAsync("plugin.retried", id, "", cancellationToken, actor);

    /// <summary>An unload ended.</summary>
    public void UnloadEnded(UnloadReceipt receipt)
    {
        if (receipt.Outcome == UnloadOutcome.Collected)
        {
            logger.LogInformation("The memory of plugin {Plugin} {Version} came back after {Milliseconds} ms", receipt.Id, receipt.Version, receipt.Milliseconds);
            return;
        }

        logger.LogWarning("The memory of plugin {Plugin} {Version} did not come back within {Milliseconds} ms", receipt.Id, receipt.Version, receipt.Milliseconds);
        problems.Raise(new Problem(
            Leaked + receipt.Id,
            TroubleSeverity.Notice,
            null,
            "PLUGIN_LEAKED",
            $"Version {receipt.Version} of the plugin {receipt.Id} was unloaded, and its memory did not come back.",
            "Restart the host when convenient, and tell the plugin's author: something of it is still running or held.",
            time.GetUtcNow()));
    }

    /// <summary>An observer failed. The plugin's own fate does not hang on it.</summary>
    public void ObserverFailed(string id, string moment, string reason) => logger.LogError("While plugin {Plugin} was {Moment}: {Reason}", id, moment, reason);

    /// <summary>What was refused is gone, and what runs is right.</summary>
    public void Mended(string id) => problems.Clear(Refused + id);

    /// <summary>Closes the troubles of plugins that are not there any more.</summary>
    /// <param name="known">The plugins that are.</param>
    public void Forget(ICollection<string> known)
    {
        foreach (var key in problems.Open.Select(problem => problem.Key).Where(key => IsStale(key, known)).ToList())
        {
            problems.Clear(key);
        }
    }

    private static bool IsStale(string key, ICollection<string> known) =>
        key.StartsWith(Refused, StringComparison.Ordinal) && !known.Contains(key[Refused.Length..]);

    private async Task AppendAsync(string kind, string id, string detail, CancellationToken cancellationToken, string actor = "host")
    {
        try
        {
            await audit.AppendAsync(new AuditEntry(kind, id, actor, detail), cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // A plugin that runs is not stopped because its entry could not be written; the store reports its own trouble.
            logger.LogError(error, "The audit entry {Kind} of plugin {Plugin} could not be written", kind, id);
        }
    }
}
