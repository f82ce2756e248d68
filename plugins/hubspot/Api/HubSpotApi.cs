using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Sends requests and hands back the bytes of good answers.</summary>
internal sealed class HubSpotApi(HttpClient http)
{
    /// <summary>The manifest's budget of searches, which HubSpot counts apart and on which it sends no rate headers.</summary>
    public const string SearchBudget = "search";

    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    public Task<byte[]> GetAsync(string path, CancellationToken cancellationToken) => SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <summary>Sends a question by POST: it changes nothing and may be retried.</summary>
    public Task<byte[]> AskAsync<TBody>(string path, TBody body, JsonTypeInfo<TBody> type, CancellationToken cancellationToken) =>
        SendAsync(Request(HttpMethod.Post, path, Bytes(body, type)).AsRead(), cancellationToken);

    /// <summary>Sends a search.</summary>
    public Task<byte[]> SearchAsync(string objects, HubSpotSearch search, CancellationToken cancellationToken) =>
        SendAsync(Request(HttpMethod.Post, $"{objects}/search", Bytes(search, HubSpotJson.Default.HubSpotSearch)).AsRead().From(SearchBudget), cancellationToken);

    /// <summary>Sends a write that states an end.</summary>
    public Task<byte[]> PutAsync<TBody>(HttpMethod method, string path, TBody body, JsonTypeInfo<TBody> type, CancellationToken cancellationToken) =>
        SendAsync(Request(method, path, Bytes(body, type)).AsRepeatable(), cancellationToken);

    /// <summary>Sends a write that would double.</summary>
    public Task<byte[]> CreateAsync<TBody>(string path, TBody body, JsonTypeInfo<TBody> type, CancellationToken cancellationToken) =>
        SendAsync(Request(HttpMethod.Post, path, Bytes(body, type)), cancellationToken);

    public Task<byte[]> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Delete, path).AsRepeatable(), cancellationToken);

    private static byte[] Bytes<TBody>(TBody body, JsonTypeInfo<TBody> type) => JsonSerializer.SerializeToUtf8Bytes(body, type);

    private static HttpRequestMessage Request(HttpMethod method, string path, byte[] body) =>
        new(method, path) { Content = new ByteArrayContent(body) { Headers = { ContentType = JsonType } } };

    private async Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await VendorAnswer.ReadBodyAsync(response, cancellationToken);
            return response.IsSuccessStatusCode ? body : throw new ConnectorException(HubSpotDialect.Instance.ReadFault(VendorAnswer.Of(request, response, body))!);
        }
    }
}
