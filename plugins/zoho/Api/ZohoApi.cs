using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Sends requests and hands back the bytes of good answers; none where Zoho says that there is nothing (204) or nothing new (304).</summary>
internal sealed class ZohoApi(HttpClient http)
{
    /// <summary>The version this connector was written against.</summary>
    public const string Version = "crm/v8";

    private static readonly MediaTypeHeaderValue JsonType = new("application/json");

    public Task<byte[]> GetAsync(string path, CancellationToken cancellationToken) => GetAsync(path, null, cancellationToken);

    /// <summary>Asks for what changed since.</summary>
    public Task<byte[]> GetAsync(string path, DateTimeOffset? modifiedSince, CancellationToken cancellationToken) =>
        SendAsync(With(new HttpRequestMessage(HttpMethod.Get, $"{Version}/{path}"), "If-Modified-Since", modifiedSince), cancellationToken);

    /// <summary>Sends a write that states an end, bound to the time of change that was seen.</summary>
    public Task<byte[]> PutAsync(HttpMethod method, string path, JsonObject body, DateTimeOffset? unmodifiedSince, CancellationToken cancellationToken) =>
        SendAsync(With(Request(method, path, body), "If-Unmodified-Since", unmodifiedSince).AsRepeatable(), cancellationToken);

    /// <summary>Sends a write that would double.</summary>
    public Task<byte[]> CreateAsync(string path, JsonObject body, CancellationToken cancellationToken) => SendAsync(Request(HttpMethod.Post, path, body), cancellationToken);

    public Task<byte[]> DeleteAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Delete, $"{Version}/{path}").AsRepeatable(), cancellationToken);

    private static HttpRequestMessage Request(HttpMethod method, string path, JsonObject body) =>
        new(method, $"{Version}/{path}") { Content = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(body.ToJsonString())) { Headers = { ContentType = JsonType } } };

    /// <summary>Zoho wants ISO 8601 in these two headers, where HTTP has a form of its own.</summary>
    private static HttpRequestMessage With(HttpRequestMessage request, string header, DateTimeOffset? instant)
    {
        if (instant is { } value)
        {
            request.Headers.TryAddWithoutValidation(header, ZohoText.Of(value));
        }

        return request;
    }

    private async Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await VendorAnswer.ReadBodyAsync(response, cancellationToken);
            return response.StatusCode is HttpStatusCode.NotModified or HttpStatusCode.NoContent ? []
                : response.IsSuccessStatusCode ? body
                : throw new ConnectorException(ZohoDialect.Instance.ReadFault(VendorAnswer.Of(request, response, body))!);
        }
    }
}
