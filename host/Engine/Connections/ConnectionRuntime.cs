using LeVieuxMoulin.Connectors.Engine.Configuration;
using LeVieuxMoulin.Connectors.Engine.Http;
using LeVieuxMoulin.Connectors.Engine.Problems;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Engine.Connections;

/// <summary>Runs one connection with one set of settings, from its connector's making to its end.</summary>
internal sealed class ConnectionRuntime(ConnectionSettings settings, ConnectionParts parts) : IAsyncDisposable
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromMinutes(2);

    private readonly ILogger logger = parts.LoggerFor(settings);
    private readonly ConnectionTroubles troubles = new(settings, parts, parts.LoggerFor(settings));
    private readonly CancellationTokenSource ending = new();
    private readonly SemaphoreSlim nudge = new(0, 1);
    private volatile ConnectorSession? session;
    private volatile ConnectionStatus status = Initial(settings);
    private volatile bool ended;
    private Task running = Task.CompletedTask;

    /// <summary>Gets the settings it runs with.</summary>
    public ConnectionSettings Settings => settings;

    /// <summary>Gets how it is.</summary>
    public ConnectionStatus Status => session is { Http.NeedsConsent: true } && status.State == ConnectionState.Running
        ? status with { State = ConnectionState.NeedsConsent, Reason = troubles.ConsentReason }
        : status;

    /// <summary>Gets whether it was stopped; it does not start again.</summary>
    public bool HasEnded => ended;

    /// <summary>Begins, without waiting for the vendor.</summary>
    public void Start()
    {
        if (settings.Enabled)
        {
            running = Task.Run(() => RunAsync(ending.Token));
        }
    }

    /// <summary>Tries again now what is waiting: a consent was given, a plugin came.</summary>
    public void Nudge()
    {
        if (!ended && nudge.CurrentCount == 0)
        {
            nudge.Release();
        }
    }

    /// <summary>Lends the connector; null when it is not running.</summary>
    public ConnectionUse? Use() => status.State == ConnectionState.Running ? session?.Use() : null;

    /// <summary>Ends at the next safe point. When this returns nothing of the plugin is held.</summary>
    public async ValueTask DisposeAsync()
    {
        if (ended)
        {
            return;
        }

        ended = true;
        Set(ConnectionState.Draining, null);
        await ending.CancelAsync();
        await running;
        Set(ConnectionState.WaitingForPlugin, $"The connector {settings.Connector} was unloaded.");
        troubles.Forget();
        ending.Dispose();
        nudge.Dispose();
    }

    private static ConnectionStatus Initial(ConnectionSettings settings) => new(
        settings.Name,
        settings.Connector,
        settings.Variant,
        [],
        settings.Enabled ? ConnectionState.Starting : ConnectionState.Disabled,
        null,
        null,
        null,
        [],
        []);

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        var delay = FirstRetry;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                delay = await RunOnceAsync(cancellationToken) ? FirstRetry : delay;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (ConnectorException exception)
            {
                Report(exception.Fault);
            }
            catch (Exception exception)
            {
                Report(ConnectionState.Failed, "CONNECTOR_FAILED", $"{exception.GetType().Name}: {exception.Message}", "Look at the log, then reload the plugin or mend the settings.");
            }

            await WaitAsync(delay, cancellationToken);
            delay = delay * 2 > LongestRetry ? LongestRetry : delay * 2;
        }
    }

    /// <returns>Whether it ran at all; otherwise a plugin or a consent is missing.</returns>
    private async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (parts.Plugins.Acquire(settings.Connector) is not { } lease)
        {
            Set(ConnectionState.WaitingForPlugin, $"The connector {settings.Connector} is not loaded.");
            return false;
        }

        Update(status with { Kinds = [.. lease.Manifest.Kinds] });
        await using var opened = await ConnectorSession.OpenAsync(settings, lease, parts.Http, parts.Time, logger, parts.Problems, cancellationToken);
        if (opened.Http.NeedsConsent)
        {
            Report(ConnectionState.NeedsConsent, "NEEDS_CONSENT", troubles.ConsentReason, $"moulin auth login {settings.Name}");
            return false;
        }

        session = opened;
        try
        {
            var account = await CheckAsync(opened, cancellationToken);
            if (!await IsSameAccountAsync(account, cancellationToken))
            {
                return false;
            }

            troubles.CompareWithManifest(opened.Capabilities, opened.Named);
            var capabilities = opened.Capabilities.Except(account.Unavailable.Select(gone => gone.Capability), StringComparer.Ordinal);
            Update(status with { AccountId = account.AccountId, StartedAt = parts.Time.GetUtcNow(), Capabilities = [.. capabilities], Unavailable = [.. account.Unavailable.Select(gone => new Unavailable(gone.Capability, gone.Reason))] });
            Set(ConnectionState.Running, null);
            troubles.Mended();
            await WorkAsync(opened, cancellationToken);
            return true;
        }
        finally
        {
            session = null;
        }
    }

    private static async Task<AccountCheck> CheckAsync(ConnectorSession opened, CancellationToken cancellationToken)
    {
        using var use = opened.Use()!;
        using var scope = VendorCallScope.Enter("check");
        return await use.Connector.CheckAsync(cancellationToken);
    }

    /// <summary>One connection's records are one account's: the first it opens is noted, and another is refused.</summary>
    private async Task<bool> IsSameAccountAsync(AccountCheck account, CancellationToken cancellationToken)
    {
        var before = await parts.Accounts.FindAsync(settings.Name, cancellationToken);
        if (before is null)
        {
            await parts.Accounts.SaveAsync(settings.Name, account.AccountId, cancellationToken);
            return true;
        }

        if (before == account.AccountId)
        {
            return true;
        }

        Report(
            ConnectionState.Failed,
            "OTHER_ACCOUNT",
            $"The credentials open the account {account.AccountId}{(account.Name is { } name ? $" ({name})" : "")}, but {settings.Name} belongs to {before}.",
            $"Put the credentials of {before} back into {settings.File}, or give the other account a connection with another name.");
        return false;
    }

    private async Task WorkAsync(ConnectorSession opened, CancellationToken cancellationToken)
    {
        var work = parts.Workers.Select(worker => Task.Run(() => WorkOneAsync(worker, cancellationToken), CancellationToken.None));
        await Task.WhenAll(work.Append(troubles.WatchAsync(opened.Http, cancellationToken)));
    }

    /// <summary>A worker that fails is a bug of ours; the others go on, and it begins again.</summary>
    private async Task WorkOneAsync(IConnectionWorker worker, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await worker.RunAsync(settings.Name, parts.Directory(), cancellationToken);
                return;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                logger.LogError("{Worker} of {Connection} failed and begins again: {Reason}", worker.GetType().Name, settings.Name, exception.ToString());
                await WaitAsync(FirstRetry, cancellationToken);
            }
        }
    }

    private void Report(Fault fault)
    {
        switch (fault.Kind)
        {
            case FaultKind.Authentication:
                Report(ConnectionState.NeedsConsent, "NEEDS_CONSENT", fault.Message, $"moulin auth login {settings.Name}, or check the credentials in {settings.File}");
                break;
            case FaultKind.NotSent or FaultKind.Unavailable or FaultKind.RateLimit or FaultKind.OutcomeUnknown:
                Report(ConnectionState.Unreachable, "VENDOR_UNREACHABLE", fault.Message, "Nothing: the host tries again by itself.");
                break;
            default:
                Report(ConnectionState.Failed, "CONNECTION_FAILED", fault.Message, $"Check {settings.File}.");
                break;
        }
    }

    private void Report(ConnectionState state, string code, string reason, string action)
    {
        var isNews = status.State != state || status.Reason != reason;
        Set(state, reason);
        troubles.Raise(state == ConnectionState.Unreachable ? TroubleSeverity.Warning : TroubleSeverity.Critical, code, reason, action);
        if (isNews)
        {
            logger.LogWarning("{Connection} does not run ({Code}): {Reason}", settings.Name, code, reason);
        }
    }

    private void Set(ConnectionState state, string? reason) => Update(status with { State = state, Reason = reason });

    private void Update(ConnectionStatus next) => status = next;

    private async Task WaitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await Task.WhenAny(nudge.WaitAsync(either.Token), Task.Delay(delay, parts.Time, either.Token));
        }
        finally
        {
            await either.CancelAsync();
        }
    }
}
