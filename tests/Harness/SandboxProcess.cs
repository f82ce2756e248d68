using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Harness;

/// <summary>The simulated vendors, as a process of their own that ends with the tests.</summary>
internal sealed class SandboxProcess : IAsyncDisposable
{
    private const string Announcement = "listening on ";
    private readonly ChildProcess process;

    private SandboxProcess(ChildProcess process, Uri address)
    {
        this.process = process;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
    }

    /// <summary>Gets a client of the control plane and the vendors.</summary>
    public HttpClient Http { get; }

    /// <summary>Starts the sandbox with rate limits off.</summary>
    public static async Task<SandboxProcess> StartAsync(CancellationToken cancellationToken, int sales = 300)
    {
        var process = ChildProcess.Start(BuiltPrograms.Sandbox, ["--urls", "http://127.0.0.1:0", "--rate-limits", "off", "--sales", $"{sales}", "--parent-pid", $"{Environment.ProcessId}"]);
        try
        {
            var line = await Eventually.GetAsync("the sandbox listens", TimeSpan.FromSeconds(60), () => Task.FromResult(AnnouncedBy(process)), cancellationToken);
            return new SandboxProcess(process, new Uri(line[Announcement.Length..]));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Makes the settings of a connection to a simulated vendor, which accepts the bearer token <c>sandbox</c>.</summary>
    public async Task<JsonObject> ConnectionAsync(string vendor, CancellationToken cancellationToken)
    {
        var all = await Http.GetFromJsonAsync<JsonObject>("_sandbox/connections", cancellationToken);
        var settings = all!["items"]!.AsArray().Single(item => item!["vendor"]!.ToString() == vendor)!["settings"]!.DeepClone().AsObject();
        settings["connector"] = vendor;
        if (vendor == "metro")
        {
            settings["api"]!["client_number"] = "0000000";
        }

        settings["auth"] = new JsonObject { ["method"] = "bearer", ["token"] = "sandbox" };
        settings["rate_limit"] = new JsonObject { ["max_requests_per_minute"] = 60000, ["max_burst"] = 1000 };
        return settings;
    }

    /// <summary>Reads what a simulated vendor holds.</summary>
    public async Task<JsonObject> StateAsync(string vendor, CancellationToken cancellationToken) =>
        (await Http.GetFromJsonAsync<JsonObject>($"_sandbox/{vendor}/state", cancellationToken))!;

    /// <summary>Sets a vendor's faults; an empty object clears them.</summary>
    public async Task FaultAsync(string vendor, JsonObject faults, CancellationToken cancellationToken)
    {
        using var answer = await Http.PostAsJsonAsync($"_sandbox/{vendor}/faults", faults, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
    }

    private static string? AnnouncedBy(ChildProcess process) => process.HasExited
        ? throw new InvalidOperationException($"The sandbox ended with {process.ExitCode}.\n{process.Output}\n{process.Error}")
        : process.Output.Split('\n').FirstOrDefault(line => line.StartsWith(Announcement, StringComparison.Ordinal));
}
