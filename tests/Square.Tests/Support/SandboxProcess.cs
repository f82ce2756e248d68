using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Square.Tests.Support;

/// <summary>The simulated vendor, as a process of its own.</summary>
public sealed class SandboxProcess : IAsyncLifetime
{
    private readonly Process process = new();
    private readonly HttpClientHandler handler = new();

    /// <summary>Gets the client a connector is given.</summary>
    public HttpClient Vendor { get; private set; } = new(new HttpClientHandler());

    /// <summary>Gets the client of the control plane.</summary>
    public HttpClient Control { get; private set; } = new(new HttpClientHandler());

    public async ValueTask InitializeAsync()
    {
        process.StartInfo = new ProcessStartInfo("dotnet", [Assembly(), "--urls", "http://127.0.0.1:0", "--sales", "400", "--rate-limits", "off", "--parent-pid", $"{Environment.ProcessId}"])
        {
            RedirectStandardOutput = true,
        };
        process.Start().ShouldBeTrue();
        var line = await process.StandardOutput.ReadLineAsync();
        var address = line.ShouldNotBeNull().Split(' ')[^1];
        Vendor = new HttpClient(handler) { BaseAddress = new Uri($"{address}/square/"), DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", "sandbox") } };
        Control = new HttpClient(new HttpClientHandler()) { BaseAddress = new Uri($"{address}/_sandbox/square/") };
    }

    public async ValueTask DisposeAsync()
    {
        Vendor.Dispose();
        Control.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
    }

    public async Task<Dictionary<string, JsonNode>> LedgerAsync(string type)
    {
        var items = JsonNode.Parse(await Control.GetStringAsync(new Uri($"records/{type}", UriKind.Relative)))!["items"]!.AsArray();
        return items.ToDictionary(item => item!["id"]!.GetValue<string>(), item => item!);
    }

    public async Task PostAsync(string path, string json)
    {
        using var response = await Control.PostAsync(new Uri(path, UriKind.Relative), new StringContent(json, Encoding.UTF8, "application/json"));
        response.IsSuccessStatusCode.ShouldBeTrue(await response.Content.ReadAsStringAsync());
    }

    private static string Assembly()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var folder = Path.Combine(output.Parent!.Parent!.Parent!.Parent!.FullName, "Sandbox", "bin", output.Parent.Name, output.Name);
        return Path.Combine(folder, "moulin-sandbox.dll");
    }
}
