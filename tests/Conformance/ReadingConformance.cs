using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>The promises of a connector that hold at any vendor, real or simulated: they only read.</summary>
public abstract partial class ReadingConformance
{
    /// <summary>Gets the connector.</summary>
    protected abstract ConnectorUnderTest Connector { get; }

    /// <summary>Gets the folder that holds the master key and the token files of a real account; null: a new key.</summary>
    protected virtual string? Keys => null;

    /// <summary>Gets the test's token.</summary>
    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Reads the connection's settings.</summary>
    protected abstract Task<ConnectionSettings> SettingsAsync();

    /// <summary>Finds the simulated vendor; null at a real one.</summary>
    protected virtual Task<Simulator?> SimulatorAsync() => Task.FromResult<Simulator?>(null);

    /// <summary>Reads a connection's own file, as the host does.</summary>
    /// <param name="connector">The connector.</param>
    /// <param name="file">The file.</param>
    protected static ConnectionSettings ReadFile(ConnectorUnderTest connector, string file) => BedSettings.OfFile(connector, file);

    /// <summary>Opens a connection with a store of its own.</summary>
    /// <param name="change">What differs from the settings.</param>
    protected Task<ConnectorBed> OpenAsync(Func<ConnectionSettings, ConnectionSettings>? change = null) =>
        OpenAsync(change, context => Task.FromResult(Connector.Plugin.Create(context)));

    /// <summary>Opens a connection whose connector somebody else makes.</summary>
    private protected async Task<ConnectorBed> OpenAsync(Func<ConnectionSettings, ConnectionSettings>? change, Func<ConnectorContext, Task<IConnector>> make)
    {
        var simulator = await SimulatorAsync();
        var settings = await SettingsAsync();
        return await ConnectorBed.OpenAsync(Connector.Manifest, change is null ? settings : change(settings), simulator, Keys, make, Token);
    }

    /// <summary>Reads every feed to its end, and fails when one does not come to it or a row is set aside.</summary>
    private protected static Task SyncAllAsync(ConnectorBed bed) => SyncAsync(bed, bed.Feeds);

    /// <summary>Reads some feeds to their end, and fails when one does not come to it or a row is set aside.</summary>
    private protected static async Task SyncAsync(ConnectorBed bed, IReadOnlyList<string> streams)
    {
        foreach (var stream in streams)
        {
            var result = await bed.SyncAsync(stream, Token);
            result.Completed.ShouldBeTrue($"{stream}: {result.Code}: {result.Reason}");
        }

        (await bed.AsideAsync(null, Token)).Select(row => $"{row.Stream} {row.RecordId}: {row.Path} {row.Reason}").ShouldBeEmpty("no row should be set aside");
    }

    /// <summary>Compares two copies whole.</summary>
    private protected static void ShouldBeSame(string stream, IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonObject> copy, IReadOnlyDictionary<string, System.Text.Json.Nodes.JsonObject> expected)
    {
        copy.Keys.Order(StringComparer.Ordinal).ShouldBe(expected.Keys.Order(StringComparer.Ordinal), $"{stream}: nothing twice, nothing missing");
        expected.SelectMany(pair => Differences.Between(pair.Value, copy[pair.Key]).Select(difference => $"{stream} {pair.Key} {difference}")).ShouldBeEmpty();
    }
}
