using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>All promises of a connector, shown at its vendor's simulator through the host's own pipeline. Inherit it once for each connector.</summary>
/// <typeparam name="TConnector">The connector's description.</typeparam>
/// <param name="sandbox">The simulated vendors.</param>
public abstract partial class ConnectorConformance<TConnector>(Sandbox sandbox) : ReadingConformance, IAsyncLifetime
    where TConnector : ConnectorUnderTest, new()
{
    private JsonObject? simulated;

    /// <inheritdoc />
    protected sealed override ConnectorUnderTest Connector { get; } = new TConnector();

    /// <summary>Gets the simulated vendor.</summary>
    protected Simulator Vendor { get; private set; } = null!;

    /// <inheritdoc />
    private protected override int LeastPages => 7;

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        Vendor = await sandbox.OpenAsync(Connector, Token);
        await CalmAsync();
        if (!Vendor.IsFilled)
        {
            await using var bed = await OpenAsync();
            await Connector.FillAsync(bed, Token);
            Vendor.IsFilled = true;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await CalmAsync();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc />
    protected override async Task<ConnectionSettings> SettingsAsync()
    {
        simulated ??= await Vendor.ConnectionAsync(Token);
        return BedSettings.OfExample(Connector, (JsonObject)simulated.DeepClone());
    }

    /// <inheritdoc />
    protected override Task<Simulator?> SimulatorAsync() => Task.FromResult<Simulator?>(Vendor);

    /// <inheritdoc />
    private protected override async Task<int> InSmallPagesAsync(int rows, Func<Task<int>> act)
    {
        Vendor.Disturbance = Disturbance.None with { PageSize = Math.Max(1, rows / 12), PageSizeNames = Connector.PageSizeNames };
        try
        {
            return await act();
        }
        finally
        {
            Vendor.Disturbance = Disturbance.None;
        }
    }

    /// <summary>Ends every fault and disturbance.</summary>
    private async Task CalmAsync()
    {
        Vendor.Disturbance = Disturbance.None;
        await Vendor.FaultAsync([], Token);
    }
}
