using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Benchmarks.Processes;

/// <summary>A host that runs as a service does, in a process of its own, asked by its API.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly HttpClient http;

    private HostProcess(Process process, HttpClient http, TimeSpan startUp)
    {
        this.process = process;
        this.http = http;
        StartUp = startUp;
    }

    /// <summary>Gets the time from the start of the process until it said that it is ready.</summary>
    public TimeSpan StartUp { get; }

    /// <summary>Starts a host and waits until <c>/health/ready</c> says so.</summary>
    public static async Task<HostProcess> StartAsync(Installation installation, string config, string data, CancellationToken cancellationToken)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}/");
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(15) };
        var watch = Stopwatch.StartNew();
        var process = Process.Start(new ProcessStartInfo(
            installation.Host,
            ["run", "--config", config, "--plugins", installation.Plugins, "--data", data, "--urls", address.AbsoluteUri, "--development"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        }) ?? throw new InvalidOperationException("The host did not start.");

        // What it logs is read and forgotten, as a service manager's journal would take it.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        while (!await IsReadyAsync(http, cancellationToken))
        {
            if (process.HasExited || watch.Elapsed > Patience)
            {
                throw new InvalidOperationException("The host did not become ready.");
            }

            await Task.Delay(5, cancellationToken);
        }

        var startUp = watch.Elapsed;
        var note = await ReadNoteAsync(Path.Combine(data, "host.json"), watch, cancellationToken);
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", note["token"]!.GetValue<string>());
        return new HostProcess(process, http, startUp);
    }

    /// <summary>Waits until a connection runs.</summary>
    public async Task WaitForConnectionAsync(string name, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var connection = await http.GetFromJsonAsync<JsonObject>($"v1/connections/{name}", cancellationToken);
            if (connection!["state"]!.GetValue<string>() == "running")
            {
                return;
            }

            if (watch.Elapsed > Patience)
            {
                throw new InvalidOperationException($"The connection does not run: {connection.ToJsonString()}");
            }

            await Task.Delay(100, cancellationToken);
        }
    }

    /// <summary>Reads one stream to its end.</summary>
    /// <returns>The time it took, and how many rows changed something.</returns>
    public async Task<(TimeSpan Time, long Rows, long Changed)> SyncAsync(string connection, string stream, bool full, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        using var answer = await http.PostAsJsonAsync($"v1/connections/{connection}/sync", new JsonObject { ["stream"] = stream, ["full"] = full }, cancellationToken);
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
        var time = watch.Elapsed;
        if (!answer.IsSuccessStatusCode || body!["failed"]!.AsArray().Count > 0)
        {
            throw new InvalidOperationException($"The sync did not come to its end: {body?.ToJsonString()}");
        }

        var read = body["streams"]!.AsArray().First(one => one!["name"]!.GetValue<string>() == stream)!;
        return (time, read["rows"]!.GetValue<long>(), read["changed"]!.GetValue<long>());
    }

    /// <summary>Reads the resident memory in megabytes.</summary>
    public double Memory()
    {
        process.Refresh();
        return process.WorkingSet64 / 1e6;
    }

    /// <summary>Reads the processor time used since the start.</summary>
    public TimeSpan Processor()
    {
        process.Refresh();
        return process.TotalProcessorTime;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    /// <summary>The note with the token is left a moment after the doors are open.</summary>
    private static async Task<JsonNode> ReadNoteAsync(string path, Stopwatch watch, CancellationToken cancellationToken)
    {
        while (!File.Exists(path) || new FileInfo(path).Length == 0)
        {
            if (watch.Elapsed > Patience)
            {
                throw new InvalidOperationException($"The host left no note in {path}.");
            }

            await Task.Delay(20, cancellationToken);
        }

        return JsonNode.Parse(await File.ReadAllTextAsync(path, cancellationToken))!;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync("health/ready", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }
}
