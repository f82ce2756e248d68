using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Sends requests and hands back good answers; a failed one becomes a fault in the words of its series.</summary>
internal sealed class LightspeedApi(HttpClient http, IVendorDialect dialect)
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public Uri? BaseAddress => http.BaseAddress;

    public async Task<byte[]> GetAsync(string address, CancellationToken cancellationToken) =>
        (await SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken)).Body;

    public Task<LightspeedAnswer> AskAsync(string address, CancellationToken cancellationToken) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, address), cancellationToken);

    /// <summary>Sends a write once: neither series recognises a second sending.</summary>
    public async Task<byte[]> SendOnceAsync(HttpMethod method, string address, JsonObject body, CancellationToken cancellationToken) =>
        (await SendAsync(Request(method, address, body), cancellationToken)).Body;

    /// <summary>States an end: sent twice is sent once.</summary>
    public async Task<byte[]> StateAsync(HttpMethod method, string address, JsonObject? body, CancellationToken cancellationToken) =>
        (await SendAsync(Request(method, address, body).AsRepeatable(), cancellationToken)).Body;

    private static HttpRequestMessage Request(HttpMethod method, string address, JsonObject? body)
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new StringContent(body.ToJsonString()) { Headers = { ContentType = Json } };
        }

        return request;
    }

    private async Task<LightspeedAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using (request)
        {
            // R-Series answers XML unless it is told otherwise.
            request.Headers.Accept.ParseAdd("application/json");
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var body = await VendorAnswer.ReadBodyAsync(response, cancellationToken);
            return response.IsSuccessStatusCode ? new LightspeedAnswer(body, response.Headers) : throw new ConnectorException(FaultOf(VendorAnswer.Of(request, response, body)));
        }
    }

    private Fault FaultOf(VendorAnswer answer) => dialect.ReadFault(answer) ?? LightspeedFaults.Of(answer);
}

/// <summary>A good answer.</summary>
/// <param name="Body">Its bytes.</param>
/// <param name="Headers">Its headers; R-Series names the account there.</param>
internal sealed record LightspeedAnswer(byte[] Body, HttpResponseHeaders Headers);
