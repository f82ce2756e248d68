using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Campaign.Bed;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>A till, a supplier, the installation that is killed, and the host that runs on it just now.</summary>
internal sealed class KillBed : IAsyncDisposable
{
    private readonly Vendors vendors;
    private volatile MoulinProcess? host;

    private KillBed(Vendors vendors, WebhookRelay relay)
    {
        (this.vendors, Relay) = (vendors, relay);
        Till.Disturbance = new Disturbance { Around = TillCalls.PassAsync };
        Supplier.Disturbance = new Disturbance { Around = SupplierCalls.PassAsync };
    }

    /// <summary>Gets the installation.</summary>
    public Installation At { get; } = new();

    /// <summary>Gets the address of the till's webhooks.</summary>
    public WebhookRelay Relay { get; }

    /// <summary>Gets the till.</summary>
    public Simulator Till => vendors.Find(Settings.Till);

    /// <summary>Gets the supplier.</summary>
    public Simulator Supplier => vendors.Find(Settings.Supplier);

    /// <summary>Gets the calls at the till.</summary>
    public CallWatch TillCalls { get; } = new();

    /// <summary>Gets the calls at the supplier.</summary>
    public CallWatch SupplierCalls { get; } = new();

    /// <summary>Gets the host that runs; null: none does.</summary>
    public MoulinProcess? Host => host;

    /// <summary>Makes it.</summary>
    public static async Task<KillBed> MakeAsync(int sales, string? store, CancellationToken cancellationToken)
    {
        var bed = new KillBed(await Vendors.StartAsync(sales, cancellationToken), await WebhookRelay.StartAsync(cancellationToken));
        await Settings.WriteAsync(bed.At, bed.Till, bed.Supplier, bed.Relay.Address, cancellationToken);
        await Settings.SubscribeAsync(bed.Till, bed.Relay.Address, cancellationToken);
        (await bed.Supplier.HappenAsync(new JsonObject { ["type"] = "hold-orders", ["value"] = true }, cancellationToken)).ShouldBeTrue("the supplier keeps its orders as they are");
        if (store is not null)
        {
            bed.At.Write("host.yaml", $"store: \"{store}\"\n");
        }

        return bed;
    }

    /// <summary>Starts a host, and lets calls and webhooks to it once it is ready.</summary>
    public async Task<MoulinProcess> StartAsync(CancellationToken cancellationToken)
    {
        host = await MoulinProcess.StartAsync(At, cancellationToken);
        Relay.Target = host.Address;
        return host;
    }

    /// <summary>Kills the host.</summary>
    /// <returns>When it was dead.</returns>
    public async Task<DateTimeOffset> KillAsync(CancellationToken cancellationToken)
    {
        var running = host!;
        var at = TimeProvider.System.GetUtcNow();
        await running.Process.KillAsync(cancellationToken);
        (host, Relay.Target) = (null, null);
        await running.DisposeAsync();
        return at;
    }

    /// <summary>Starts a host and kills it before it is ready, or soon after.</summary>
    /// <returns>When it was killed.</returns>
    public async Task<DateTimeOffset> KillInStartUpAsync(TimeSpan after, CancellationToken cancellationToken)
    {
        await using var starting = MoulinProcess.Begin(At);
        await Task.Delay(after, cancellationToken);
        starting.HasExited.ShouldBeFalse($"the host ended by itself: {starting.Output}{starting.Error}");
        var at = TimeProvider.System.GetUtcNow();
        await starting.KillAsync(cancellationToken);
        return at;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (host is { } running)
        {
            await running.DisposeAsync();
        }

        await Relay.DisposeAsync();
        await vendors.DisposeAsync();
        At.Dispose();
    }
}
