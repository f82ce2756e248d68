using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>The simulated vendors, in a process of their own, with a line to them that can be disturbed. One for a test assembly.</summary>
public sealed class Sandbox : IAsyncLifetime
{
    private const string Announcement = "listening on ";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly ConcurrentDictionary<string, Simulator> simulators = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim starting = new(1, 1);
    private Process? process;
    private HttpClient? control;
    private DisturbedLine? line;

    /// <inheritdoc />
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    /// <summary>Gives one vendor of it, and starts it with the first.</summary>
    /// <param name="vendor">The connector's description.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    public async Task<Simulator> OpenAsync(ConnectorUnderTest vendor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        await starting.WaitAsync(cancellationToken);
        try
        {
            line ??= await StartAsync(vendor.Metadata("SandboxProgram"), cancellationToken);
        }
        finally
        {
            starting.Release();
        }

        return simulators.GetOrAdd(vendor.Simulator, id => new Simulator(id, control!, line.Address));
    }

    /// <summary>Opens a connection to a vendor of it, with a store of its own.</summary>
    /// <param name="vendor">The connector's description.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<ConnectorBed> ConnectAsync(ConnectorUnderTest vendor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vendor);
        var simulator = await OpenAsync(vendor, cancellationToken);
        var settings = BedSettings.OfExample(vendor, await simulator.ConnectionAsync(cancellationToken));
        return await ConnectorBed.OpenAsync(vendor.Manifest, settings, simulator, null, context => Task.FromResult(vendor.Plugin.Create(context)), cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        starting.Dispose();
        control?.Dispose();
        if (line is not null)
        {
            await line.DisposeAsync();
        }

        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    private async Task<DisturbedLine> StartAsync(string program, CancellationToken cancellationToken)
    {
        string[] arguments = [program, "--urls", "http://127.0.0.1:0", "--sales", "200", "--rate-limits", "off", "--parent-pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)];
        process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } text)
        {
            if (text.StartsWith(Announcement, StringComparison.Ordinal))
            {
                var address = new Uri(text[Announcement.Length..].Trim().TrimEnd('/') + "/");
                control = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
                return await DisturbedLine.StartAsync(address, id => simulators.GetValueOrDefault(id), cancellationToken);
            }
        }

        throw new InvalidOperationException($"The sandbox {program} ended before it listened.");
    }
}
