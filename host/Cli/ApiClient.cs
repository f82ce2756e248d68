using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Calls a host's HTTP API and turns its problems into exit codes.</summary>
internal sealed class ApiClient : IDisposable
{
    private readonly HttpClient http;

    /// <summary>Makes a client of one host.</summary>
    /// <param name="address">The host's base address.</param>
    /// <param name="token">The bearer token that the host gave to the command line.</param>
    public ApiClient(Uri address, string token)
    {
        http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = address, Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Gets the host's base address.</summary>
    public Uri Address => http.BaseAddress!;

    /// <summary>Asks for something.</summary>
    public Task<JsonNode> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <summary>Asks for something to be done.</summary>
    public Task<JsonNode> PostAsync(string path, JsonNode? body, CancellationToken cancellationToken, string? idempotencyKey = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body ?? new JsonObject()) };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        return SendAsync(request, cancellationToken);
    }

    /// <summary>Removes something.</summary>
    public Task<JsonNode> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Delete, path), cancellationToken);

    /// <summary>Reads a list to its end, page by page.</summary>
    public async IAsyncEnumerable<JsonNode> ListAsync(string path, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            var separator = path.Contains('?', StringComparison.Ordinal) ? '&' : '?';
            var page = await GetAsync(after is null ? path : $"{path}{separator}after={Uri.EscapeDataString(after)}", cancellationToken);
            foreach (var item in page["items"]!.AsArray())
            {
                yield return item!;
            }

            after = page["next"]?.GetValue<string>();
        }
        while (after is not null);
    }

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    private async Task<JsonNode> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            var text = await answer.Content.ReadAsStringAsync(cancellationToken);
            return answer.IsSuccessStatusCode
                ? text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!
                : throw FailureOf((int)answer.StatusCode, text);
        }
    }

    private static CliFailure FailureOf(int status, string text)
    {
        JsonNode? problem;
        try
        {
            problem = JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            problem = null;
        }

        var exitCode = status switch
        {
            404 => ExitCodes.NotFound,
            429 or 502 or 503 or 504 => ExitCodes.Unavailable,
            >= 400 and < 500 => ExitCodes.Invalid,
            _ => ExitCodes.Failed,
        };
        return new CliFailure(exitCode, problem?["code"]?.GetValue<string>() ?? $"HTTP_{status}", problem?["detail"]?.GetValue<string>() ?? $"The host answered {status}.");
    }
}
