using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Outside.Tests;

/// <summary>A <c>moulin run</c> with folders of its own, called as the central system calls it.</summary>
internal sealed class RunningMoulin : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly HttpClient http;

    private RunningMoulin(Process process, HttpClient http, string plugins)
    {
        this.process = process;
        this.http = http;
        Plugins = plugins;
    }

    /// <summary>Gets the folder to drop plugins into.</summary>
    public string Plugins { get; }

    /// <summary>Starts the host, and makes a key.</summary>
    public static async Task<RunningMoulin> StartAsync(string folder, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var plugins = Directory.CreateDirectory(Path.Combine(folder, "plugins")).FullName;
        string[] where = ["--config", Path.Combine(folder, "config"), "--plugins", plugins, "--data", Path.Combine(folder, "data"), "--development"];
        var start = new ProcessStartInfo(Checkout.Moulin, ["run", "--urls", "http://127.0.0.1:0", .. where]) { RedirectStandardOutput = true };
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        start.Environment["MOULIN_LANG"] = "en";
        var process = Process.Start(start)!;
        try
        {
            var line = await process.StandardOutput.ReadLineAsync(cancellationToken);
            var address = new Uri(line.ShouldNotBeNull("The host ended before it listened.").Split(' ')[^1]);
            var key = JsonNode.Parse(await Shell.RunAsync(Checkout.Moulin, ["keys", "create", "outside", "--scope", "admin", "--json", .. where], folder, variables, cancellationToken))!["key"]!;
            var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
            http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key.GetValue<string>());
            return new RunningMoulin(process, http, plugins);
        }
        catch
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>Asks until the answer is as wanted.</summary>
    /// <returns>The answer that was.</returns>
    public async Task<JsonNode> UntilAsync(string path, Func<JsonNode, bool> wanted, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            var answer = (await http.GetFromJsonAsync<JsonNode>(path, cancellationToken))!;
            if (wanted(answer))
            {
                return answer;
            }

            watch.Elapsed.ShouldBeLessThan(Patience, $"{path} still says {answer.ToJsonString()}");
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellationToken);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }
}
