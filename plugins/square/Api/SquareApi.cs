using System.Net.Http.Headers;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Sends requests and hands back the bytes of good answers.</summary>
internal sealed class SquareApi(HttpClient http)
{
    /// <summary>The version this connector was written against. Without the header the application's own default would decide the shapes.</summary>
    public const string Version = "2025-08-20";

    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public Task<byte[]> GetAsync(string path, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, path), cancellationToken);

    /// <summary>Sends a question by POST: it changes nothing and may be retried.</summary>
    public Task<byte[]> AskAsync(string path, byte[]? body, CancellationToken cancellationToken) =>
        SendAsync(Request(HttpMethod.Post, path, body).AsRead(), cancellationToken);

    /// <summary>Sends a write that carries an idempotency key, or that states an end.</summary>
    public Task<byte[]> WriteAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken) =>
        SendAsync(Request(method, path, body).AsRepeatable(), cancellationToken);

    private static HttpRequestMessage Request(HttpMethod method, string path, byte[]? body)
    {
        var request = new HttpRequestMessage(method, path);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = Json } };
        }

        return request;
    }

    private async Task<byte[]> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            request.Headers.Add("Square-Version", Version);
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await VendorAnswer.ReadBodyAsync(response, cancellationToken);
            return response.IsSuccessStatusCode ? body : throw new ConnectorException(FaultOf(VendorAnswer.Of(request, response, body)));
        }
    }

    private static Fault FaultOf(VendorAnswer answer) => SquareDialect.Instance.ReadFault(answer) ?? SquareDialect.ByStatus(answer);
}
