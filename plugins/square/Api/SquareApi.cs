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
            var body = await ReadAsync(response.Content, cancellationToken);
            return response.IsSuccessStatusCode ? body : throw new ConnectorException(FaultOf(request, response, body));
        }
    }

    /// <summary>Takes the body the host has read whole already, as it is: a page is megabytes, and a copy of each costs time and memory.</summary>
    private static async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        await using var stream = await content.ReadAsStreamAsync(cancellationToken);
        if (stream is MemoryStream whole && whole.TryGetBuffer(out var body) && body.Count == body.Array!.Length)
        {
            return body.Array;
        }

        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy, cancellationToken);
        return copy.ToArray();
    }

    private static Fault FaultOf(HttpRequestMessage request, HttpResponseMessage response, byte[] body)
    {
        var answer = new VendorAnswer
        {
            Method = request.Method,
            Path = request.RequestUri!.IsAbsoluteUri ? request.RequestUri.AbsolutePath : request.RequestUri.OriginalString.Split('?')[0],
            Status = (int)response.StatusCode,
            Headers = response.Headers,
            Body = body,
        };
        return SquareDialect.Instance.ReadFault(answer) ?? SquareDialect.ByStatus(answer);
    }
}
