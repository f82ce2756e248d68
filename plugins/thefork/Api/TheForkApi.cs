using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Sends requests and hands back the bytes of good answers.</summary>
internal sealed class TheForkApi(HttpClient http)
{
    public Task<byte[]> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    public async Task<TAnswer> GetAsync<TAnswer>(string path, JsonTypeInfo<TAnswer> type, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(await GetAsync(path, cancellationToken), type) ?? throw new JsonException("The answer is null.");

    /// <summary>Sends a write that states an end: twice is once.</summary>
    public Task<byte[]> SetAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken) =>
        SendAsync(Request(method, path, body).AsRepeatable(), cancellationToken);

    /// <summary>Sends a write that would double: TheFork knows no key to tell a repeat by.</summary>
    public Task<byte[]> AddAsync(string path, byte[] body, CancellationToken cancellationToken) =>
        SendAsync(Request(HttpMethod.Post, path, body), cancellationToken);

    private static HttpRequestMessage Request(HttpMethod method, string path, byte[]? body)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        }

        return request;
    }

    private async Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.Headers.Accept.ParseAdd("application/json");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await VendorAnswer.ReadBodyAsync(response, cancellationToken);
            return response.IsSuccessStatusCode ? body : throw new ConnectorException(TheForkDialect.Read(VendorAnswer.Of(request, response, body)));
        }
    }
}
