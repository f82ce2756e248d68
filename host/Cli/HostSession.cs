using LeVieuxMoulin.Connectors.Host.Composition;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>A host to call: the one that runs on the data folder, else one made for this command alone.</summary>
internal sealed class HostSession : IAsyncDisposable
{
    private readonly MoulinHost? own;

    private HostSession(ApiClient api, MoulinHost? own)
    {
        Api = api;
        this.own = own;
    }

    /// <summary>Gets the way to call it.</summary>
    public ApiClient Api { get; }

    /// <summary>Finds or makes the host.</summary>
    /// <param name="paths">Where the installation is.</param>
    /// <param name="connection">The connection the command is about; a host made for the command starts no other. Null: none.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<HostSession> OpenAsync(HostPaths paths, string? connection, CancellationToken cancellationToken)
    {
        if (await RunningHost.FindAsync(paths.Data, cancellationToken) is { } running)
        {
            return new HostSession(new ApiClient(running.Address, running.Token), null);
        }

        var own = await MoulinHost.StartAsync(paths, HostMode.ForOneCommand(connection), cancellationToken);
        return new HostSession(new ApiClient(own.Address, own.Token), own);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Api.Dispose();
        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }
}
