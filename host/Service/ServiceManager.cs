using LeVieuxMoulin.Connectors.Host.Composition;

namespace LeVieuxMoulin.Connectors.Host.Service;

/// <summary>Tells whichever service manager started us that the host runs, and stops the host when it says so.</summary>
internal sealed class ServiceManager : IAsyncDisposable
{
    private readonly SystemdService? systemd;
    private readonly CancellationTokenRegistration stop;

    private ServiceManager(MoulinHost host)
    {
        systemd = SystemdService.Attach(host.TurnAsync, host.Stopping);
        stop = WindowsService.Stopping.Token.Register(host.RequestStop);
        WindowsService.ReportRunning();
    }

    /// <summary>Reports a ready host.</summary>
    public static ServiceManager Attach(MoulinHost host) => new(host);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await stop.DisposeAsync();
        if (systemd is not null)
        {
            await systemd.DisposeAsync();
        }
    }
}
