using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Sends requests and hands back the bytes of good answers.</summary>
internal sealed class OpenTableApi(HttpClient http)
{
    /// <summary>The header by which OpenTable knows a write that is sent again.</summary>
    private const string RequestId = "X-Request-Id";

    public Task<byte[]> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    public async Task<TAnswer> GetAsync<TAnswer>(string path, JsonTypeInfo<TAnswer> type, CancellationToken cancellationToken) =>
        JsonSerializer.Deserialize(await GetAsync(path, cancellationToken), type) ?? throw new JsonException("The answer is null.");

    /// <summary>Sends a question by POST: it changes nothing.</summary>
    public Task<byte[]> AskAsync<TBody>(string path, TBody body, JsonTypeInfo<TBody> type, CancellationToken cancellationToken) =>
        SendAsync(Request(HttpMethod.Post, path, JsonSerializer.SerializeToUtf8Bytes(body, type), new WriteKey(Guid.NewGuid().ToString())).AsRead(), cancellationToken);

    /// <summary>Sends a write with its key: the same one on every attempt.</summary>
    public Task<byte[]> WriteAsync<TBody>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> type, WriteKey key, CancellationToken cancellationToken) =>
        SendAsync(Request(method, path, JsonSerializer.SerializeToUtf8Bytes(body, type), key).AsRepeatable(), cancellationToken);

    public Task<byte[]> DeleteAsync(string path, WriteKey key, CancellationToken cancellationToken) =>
        SendAsync(Request(HttpMethod.Delete, path, null, key).AsRepeatable(), cancellationToken);

    private static HttpRequestMessage Request(HttpMethod method, string path, byte[]? body, WriteKey key)
    {
        var request = new HttpRequestMessage(method, path) { Headers = { { RequestId, key.Value } } };
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
            return response.IsSuccessStatusCode ? body : throw new ConnectorException(OpenTableDialect.Read(VendorAnswer.Of(request, response, body)));
        }
    }
}
