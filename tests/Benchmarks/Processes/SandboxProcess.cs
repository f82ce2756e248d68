using System.Diagnostics;

namespace LeVieuxMoulin.Connectors.Benchmarks.Processes;

/// <summary>The simulated vendors in a process of their own.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private const string Announcement = "listening on ";
    private readonly Process process;

    private SandboxProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    /// <summary>Gets where the vendors are.</summary>
    public Uri Address { get; }

    /// <summary>Starts them without rate limits.</summary>
    public static async Task<SandboxProcess> StartAsync(Installation installation, int sales, CancellationToken cancellationToken)
    {
        var process = Process.Start(new ProcessStartInfo(
            installation.Sandbox,
            ["--urls", "http://127.0.0.1:0", "--rate-limits", "off", "--sales", $"{sales}", "--parent-pid", $"{Environment.ProcessId}"])
        {
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("The sandbox did not start.");
        while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
        {
            if (line.StartsWith(Announcement, StringComparison.Ordinal))
            {
                return new SandboxProcess(process, new Uri(line[Announcement.Length..]));
            }
        }

        throw new InvalidOperationException("The sandbox ended before it was ready.");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
