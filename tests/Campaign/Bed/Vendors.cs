using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Bed;

/// <summary>The simulated vendors, and a line to them on which each call is seen.</summary>
internal sealed class Vendors : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, Simulator> simulators = new(StringComparer.Ordinal);
    private readonly SandboxProcess sandbox;
    private DisturbedLine? line;

    private Vendors(SandboxProcess sandbox) => this.sandbox = sandbox;

    /// <summary>Starts them.</summary>
    public static async Task<Vendors> StartAsync(int sales, CancellationToken cancellationToken)
    {
        var vendors = new Vendors(await SandboxProcess.StartAsync(cancellationToken, sales));
        vendors.line = await DisturbedLine.StartAsync(vendors.sandbox.Http.BaseAddress!, id => vendors.simulators.GetValueOrDefault(id), cancellationToken);
        return vendors;
    }

    /// <summary>Gives one vendor.</summary>
    public Simulator Find(string id) => simulators.GetOrAdd(id, known => new Simulator(known, sandbox.Http, line!.Address));

    /// <summary>Asks for the vendors' names.</summary>
    public async Task<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken) =>
        [.. JsonNode.Parse(await sandbox.Http.GetStringAsync(new Uri("_sandbox", UriKind.Relative), cancellationToken))!["vendors"]!.AsArray().Select(id => id!.ToString())];

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (line is not null)
        {
            await line.DisposeAsync();
        }

        await sandbox.DisposeAsync();
    }
}
