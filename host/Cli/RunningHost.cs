using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>The note a running host leaves in its data folder, so that the command line finds it.</summary>
/// <remarks>Readable by the host's own user only: who can read it may do what the host may do anyway.</remarks>
internal sealed record RunningHost(Uri Address, string Token)
{
    private const string FileName = "host.json";

    /// <summary>A host that is gone refuses at once; one that is only busy is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Leaves the note.</summary>
    public void Write(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        File.Delete(path);
        using var file = new StreamWriter(path, options);
        file.Write(new JsonObject { ["address"] = Address.ToString(), ["token"] = Token, ["pid"] = Environment.ProcessId }.ToJsonString());
    }

    /// <summary>Takes the note away.</summary>
    public static void Remove(string dataFolder) => File.Delete(Path.Combine(dataFolder, FileName));

    /// <summary>Finds the host that runs on a data folder.</summary>
    /// <returns>The host; null when none answers.</returns>
    public static async Task<RunningHost?> FindAsync(string dataFolder, CancellationToken cancellationToken)
    {
        var path = Path.Combine(dataFolder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        return Read(await File.ReadAllTextAsync(path, cancellationToken)) is { } host && await AnswersAsync(host.Address, cancellationToken) ? host : null;
    }

    /// <summary>A note that cannot be read is no host: the store's lock decides then.</summary>
    private static RunningHost? Read(string text)
    {
        try
        {
            return JsonNode.Parse(text) is JsonObject note && Uri.TryCreate(note["address"]?.ToString(), UriKind.Absolute, out var address) && note["token"]?.ToString() is { } token
                ? new RunningHost(address, token)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A host that was killed leaves its note behind; only an answer proves it alive.</summary>
    private static async Task<bool> AnswersAsync(Uri address, CancellationToken cancellationToken)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync("health/live", cancellationToken);
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }
}
