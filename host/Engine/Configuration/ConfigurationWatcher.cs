using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Keeps the host on what its configuration folder says, while it runs.</summary>
/// <param name="source">Where the configuration comes from.</param>
/// <param name="observers">Told of every reading that changes something.</param>
/// <param name="board">Shows which files have errors.</param>
/// <param name="audit">Records what was applied.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Writes the problems.</param>
public sealed class ConfigurationWatcher(
    ConfigurationSource source,
    IEnumerable<IConfigurationObserver> observers,
    IProblemBoard board,
    IAuditLog audit,
    TimeProvider time,
    ILogger<ConfigurationWatcher> logger) : BackgroundService
{
    // Secrets in files of their own change without a sign in the folder.
    private static readonly TimeSpan FullReading = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim one = new(1, 1);
    private readonly ConfigurationProblems problems = new(board, time);
    private IReadOnlyDictionary<string, ConnectionSettings> inForce = new Dictionary<string, ConnectionSettings>();
    private string stamp = "";
    private DateTimeOffset readAt;
    private volatile HostConfiguration? current;

    /// <summary>Gets the reading in force; empty before the first.</summary>
    public HostConfiguration Current => current ?? new();

    /// <summary>Reads the folder now and applies what it says; called at start, when plugins came or went, and by hand.</summary>
    /// <param name="cancellationToken">Cancels the reading; what was begun to be applied is finished.</param>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await one.WaitAsync(cancellationToken);
        try
        {
            await ReadAsync(cancellationToken);
        }
        finally
        {
            one.Release();
        }
    }

    /// <inheritdoc />
    public override void Dispose()
    {
        one.Dispose();
        base.Dispose();
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var signal = new FolderSignal(source.Folder, time);
        if (current is null)
        {
            await RefreshAsync(stoppingToken);
        }

        while (true)
        {
            await signal.WaitAsync(stoppingToken);
            if (FolderStamp.Of(source.Folder) != stamp || time.GetUtcNow() - readAt >= FullReading)
            {
                await TryRefreshAsync(stoppingToken);
            }
        }
    }

    private async Task TryRefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RefreshAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The store or an observer failed; the next look tries again, because the reading was not taken for applied.
            logger.LogError(exception, "The configuration was read and could not be applied.");
        }
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var seen = FolderStamp.Of(source.Folder);
        var before = current;
        var read = ConfigurationChanges.Keep(source.Read(), before?.Host ?? new(), inForce);
        if (before is null || ConfigurationChanges.Differ(before, read))
        {
            Tell(read);
            var after = ConfigurationChanges.InForce(read, inForce);
            foreach (var observer in observers)
            {
                await observer.ApplyAsync(read, cancellationToken);
            }

            await AuditAsync(before, read, after, cancellationToken);
            (current, inForce) = (read, after);
        }

        (stamp, readAt) = (seen, time.GetUtcNow());
    }

    private void Tell(HostConfiguration read)
    {
        problems.Show(read);
        foreach (var problem in read.Problems)
        {
            logger.Log(problem.Severity == ProblemSeverity.Error ? LogLevel.Error : LogLevel.Warning, "{Problem}", problem.ToString());
        }
    }

    private async Task AuditAsync(HostConfiguration? before, HostConfiguration read, Dictionary<string, ConnectionSettings> after, CancellationToken cancellationToken)
    {
        foreach (var entry in ConfigurationChanges.Describe(inForce, after))
        {
            await audit.AppendAsync(entry, cancellationToken);
        }

        if (before is not null && Fingerprint.Of(before.Host) != Fingerprint.Of(read.Host))
        {
            await audit.AppendAsync(ConfigurationChanges.HostChanged, cancellationToken);
        }
    }
}
