using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Campaign.Bed;

/// <summary>What is asked of a running host more than once.</summary>
internal static class Hosts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Waits until a connection runs; where a consent is wanted, the simulated vendor gives it.</summary>
    public static async Task RunsAsync(this MoulinProcess host, string connection, CancellationToken cancellationToken)
    {
        var asked = false;
        await Eventually.BeAsync($"connection {connection} runs", Patience, async () =>
        {
            var found = await host.ConnectionAsync(connection, cancellationToken);
            var state = found?["state"]?.ToString();
            if (state is "failed")
            {
                throw new InvalidOperationException($"{connection} failed: {found!["reason"]}");
            }

            if (state == "needs-consent" && !asked)
            {
                asked = true;
                var login = await host.PostAsync($"v1/connections/{connection}/login", new JsonObject(), cancellationToken);
                using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false });
                using var consent = await browser.GetAsync(new Uri(login["authorizationUrl"]!.ToString()), cancellationToken);
                consent.EnsureSuccessStatusCode();
            }

            return state == "running";
        }, cancellationToken);
    }

    /// <summary>Ends a host with SIGKILL.</summary>
    public static async Task KillAsync(this ChildProcess process, CancellationToken cancellationToken)
    {
        using (var running = System.Diagnostics.Process.GetProcessById(process.Id))
        {
            running.Kill();
        }

        await process.WaitAsync(Patience, cancellationToken);
    }

    /// <summary>Gets the name of the only connection.</summary>
    public static async Task<string> OnlyConnectionAsync(this MoulinProcess host, CancellationToken cancellationToken) =>
        (await Eventually.GetAsync("the connection is listed", Patience, async () => (await host.GetAsync("v1/connections", cancellationToken))["items"]!.AsArray().SingleOrDefault(), cancellationToken))["name"]!.ToString();

    /// <summary>Reads a stream to its end, whatever it takes.</summary>
    public static async Task<JsonNode> SyncAsync(this MoulinProcess host, string connection, string? stream, CancellationToken cancellationToken)
    {
        var body = stream is null ? new JsonObject() : new JsonObject { ["stream"] = stream };
        var result = await host.PostAsync($"v1/connections/{connection}/sync", body, cancellationToken);
        return result["failed"]!.AsArray().Count == 0 ? result : throw new InvalidOperationException($"{connection} {stream}: {result["failed"]!.ToJsonString()}");
    }
}
