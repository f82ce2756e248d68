using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>The simulated vendors, as a process of its own that ends with ours.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private const string Announcement = "listening on ";
    private readonly Process process;
    private readonly Task<string> rest;

    private SandboxProcess(Process process, Uri address)
    {
        this.process = process;

        // Whatever else it says must be read, or it would wait for a reader one day.
        rest = process.StandardOutput.ReadToEndAsync();
        Address = address;
    }

    /// <summary>Gets where the vendors are.</summary>
    public Uri Address { get; }

    /// <summary>Starts the sandbox that lies beside the executable.</summary>
    public static async Task<SandboxProcess> StartAsync(int sales, CancellationToken cancellationToken)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "sandbox");
        var program = Path.Combine(folder, OperatingSystem.IsWindows() ? "moulin-sandbox.exe" : "moulin-sandbox");
        if (!File.Exists(program))
        {
            throw new CliFailure(ExitCodes.Failed, "SANDBOX_MISSING", $"The simulated vendors are not in {folder}. Build or publish the host; it brings them along.");
        }

        var process = Process.Start(new ProcessStartInfo(program, ["--urls", "http://127.0.0.1:0", "--rate-limits", "off", "--sales", $"{sales}", "--parent-pid", $"{Environment.ProcessId}"])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        }) ?? throw new CliFailure(ExitCodes.Failed, "SANDBOX_FAILED", "The simulated vendors did not start.");
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                return new SandboxProcess(process, new Uri(line[Announcement.Length..]));
            }
        }

        throw new CliFailure(ExitCodes.Failed, "SANDBOX_FAILED", "The simulated vendors ended before they were ready.");
    }

    /// <summary>Asks how each vendor is reached here: settings by vendor, in the words of a connection file.</summary>
    public async Task<IReadOnlyDictionary<string, JsonObject>> ConnectionsAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = Address };
        var answer = await http.GetFromJsonAsync<JsonObject>("_sandbox/connections", cancellationToken);
        return answer!["items"]!.AsArray().ToDictionary(item => item!["vendor"]!.ToString(), item => item!["settings"]!.AsObject());
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync();
        await rest;
        process.Dispose();
    }
}
