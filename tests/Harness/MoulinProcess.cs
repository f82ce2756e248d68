using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Harness;

/// <summary>A host that runs as a process of its own, called from outside.</summary>
internal sealed class MoulinProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private readonly ChildProcess process;

    private MoulinProcess(ChildProcess process, Uri address, string token)
    {
        this.process = process;
        Address = address;
        Token = token;
        Http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Gets the host's address.</summary>
    public Uri Address { get; }

    /// <summary>Gets a token of admin scope.</summary>
    public string Token { get; }

    /// <summary>Gets a client that carries the token.</summary>
    public HttpClient Http { get; }

    /// <summary>Gets the process.</summary>
    public ChildProcess Process => process;

    /// <summary>Starts a host and waits until it is ready.</summary>
    public static Task<MoulinProcess> StartAsync(Installation at, CancellationToken cancellationToken, params string[] arguments) =>
        StartAsync(at, new Dictionary<string, string>(), cancellationToken, arguments);

    /// <summary>Starts a host in an environment and waits until it is ready.</summary>
    public static async Task<MoulinProcess> StartAsync(Installation at, IReadOnlyDictionary<string, string> environment, CancellationToken cancellationToken, params string[] arguments)
    {
        var process = Begin(at, environment, arguments);
        try
        {
            var note = await Eventually.GetAsync("the host is ready", StartPatience, () => NoteAsync(at, process, cancellationToken), cancellationToken);
            return new MoulinProcess(process, new Uri(note["address"]!.ToString()), note["token"]!.ToString());
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a host and waits for nothing.</summary>
    public static ChildProcess Begin(Installation at, IReadOnlyDictionary<string, string>? environment = null, params string[] arguments) =>
        ChildProcess.Start(BuiltPrograms.Host, ["run", "--urls", "http://127.0.0.1:0", .. arguments, .. at.Arguments()], environment);

    /// <summary>Asks for something that must be there.</summary>
    public async Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await Http.GetAsync(path, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary>Asks for something to be done that must succeed.</summary>
    public async Task<JsonNode> PostAsync(string path, JsonNode? body, CancellationToken cancellationToken, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new JsonObject()) };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        using var answer = await Http.SendAsync(request, cancellationToken);
        return await ReadAsync(answer, cancellationToken);
    }

    /// <summary>Gets one plugin as the host lists it; null when it does not.</summary>
    public async Task<JsonNode?> PluginAsync(string id, CancellationToken cancellationToken) =>
        (await GetAsync("v1/plugins", cancellationToken))["items"]!.AsArray().SingleOrDefault(plugin => plugin!["id"]!.ToString() == id);

    /// <summary>Gets one connection as the host lists it; null when it does not.</summary>
    public async Task<JsonNode?> ConnectionAsync(string name, CancellationToken cancellationToken) =>
        (await GetAsync("v1/connections", cancellationToken))["items"]!.AsArray().SingleOrDefault(connection => connection!["name"]!.ToString() == name);

    /// <summary>Waits until a connection is in a state.</summary>
    public Task<JsonNode> WaitForAsync(string connection, string state, CancellationToken cancellationToken) => Eventually.GetAsync(
        $"connection {connection} is {state}",
        TimeSpan.FromSeconds(30),
        async () => await ConnectionAsync(connection, cancellationToken) is { } found && found["state"]!.ToString() == state ? found : null,
        cancellationToken);

    /// <summary>Asks it to stop, as a service manager does, and waits.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> StopAsync(CancellationToken cancellationToken)
    {
        await process.SignalAsync("TERM", cancellationToken);
        return await process.WaitAsync(TimeSpan.FromSeconds(60), cancellationToken);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await process.DisposeAsync();
    }

    /// <summary>The note may be another process's, or half written.</summary>
    private static async Task<JsonNode?> NoteAsync(Installation at, ChildProcess process, CancellationToken cancellationToken)
    {
        if (process.HasExited)
        {
            throw new InvalidOperationException($"The host ended with {process.ExitCode} before it was ready.\n{process.Output}\n{process.Error}");
        }

        try
        {
            var note = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(at.Data, "host.json"), cancellationToken));
            return note?["pid"]?.GetValue<int>() == process.Id ? note : null;
        }
        catch (Exception early) when (early is IOException or JsonException)
        {
            return null;
        }
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text.Length == 0 ? "{}" : text)!
            : throw new HttpRequestException($"{answer.RequestMessage!.RequestUri} answered {(int)answer.StatusCode}: {text}", null, answer.StatusCode);
    }
}
