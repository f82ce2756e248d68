using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>The simulated wholesaler, in a process of its own.</summary>
public sealed class SandboxProcess : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly HttpClient control = new(new SocketsHttpHandler());
    private Process? process;

    /// <summary>Gets where it listens.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public async ValueTask InitializeAsync()
    {
        // tests/Metro.Tests/bin/Debug/net10.0/ and tests/Sandbox/bin/Debug/net10.0/ differ in one folder only.
        var output = AppContext.BaseDirectory.Replace("Metro.Tests", "Sandbox", StringComparison.Ordinal);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, UseShellExecute = false };
        string[] arguments =
            [Path.Combine(output, "moulin-sandbox.dll"), "--urls", "http://127.0.0.1:0", "--seed", "7", "--sales", "50", "--parent-pid", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)];
        arguments.ToList().ForEach(start.ArgumentList.Add);
        process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.StartsWith("listening on ", StringComparison.Ordinal))
            {
                Address = new Uri(line["listening on ".Length..].Trim().TrimEnd('/') + "/");
                return;
            }
        }

        throw new InvalidOperationException("The sandbox ended before it listened.");
    }

    public async ValueTask DisposeAsync()
    {
        control.Dispose();
        if (process is not null)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>Reads the wholesaler's own ledger of a record type.</summary>
    public async Task<IReadOnlyList<JsonObject>> RecordsAsync(string type, CancellationToken cancellationToken) =>
        Items((await control.GetFromJsonAsync<JsonObject>(new Uri(Address, $"_sandbox/metro/records/{type}"), cancellationToken))!, "items");

    /// <summary>Reads the wholesaler's orders with their effects.</summary>
    public async Task<IReadOnlyList<JsonObject>> OrdersAsync(CancellationToken cancellationToken) =>
        Items((await control.GetFromJsonAsync<JsonObject>(new Uri(Address, "_sandbox/metro/state"), cancellationToken))!, "orders");

    /// <summary>Sends a request to the control plane.</summary>
    public async Task PostAsync(string path, object body, CancellationToken cancellationToken) =>
        (await control.PostAsJsonAsync(new Uri(Address, $"_sandbox/metro/{path}"), body, cancellationToken)).EnsureSuccessStatusCode();

    private static JsonObject[] Items(JsonObject answer, string name) => [.. ((JsonArray)answer[name]!).Select(item => (JsonObject)item!)];
}
