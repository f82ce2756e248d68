using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Engine;

/// <summary>Sends webhooks, again after a while when they are not taken, and remembers what it sent.</summary>
internal sealed class WebhookSender(TimeProvider time) : IDisposable
{
    private const int Attempts = 5;
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Lock gate = new();
    private readonly List<JsonObject> sent = [];

    /// <inheritdoc />
    public void Dispose() => http.Dispose();

    /// <summary>Lists what was sent: address, number of the attempt, status (zero when nobody answered), what was answered, body.</summary>
    public JsonArray Sent()
    {
        lock (gate)
        {
            return [.. sent.Select(item => item.DeepClone())];
        }
    }

    /// <summary>Sends in the background.</summary>
    public void Send(Uri address, byte[] body, Func<int, IEnumerable<(string Name, string Value)>> headers) => _ = SendAsync(address, body, headers);

    /// <summary>Sends once and answers the status, zero when nobody answered.</summary>
    public async Task<int> SendOnceAsync(Uri address, byte[] body, IEnumerable<(string Name, string Value)> headers, int attempt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var (status, said) = (0, "");
        try
        {
            using var answer = await http.SendAsync(request);
            (status, said) = ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            // Nobody answered: noted below as status zero, and tried again by the caller.
        }

        lock (gate)
        {
            sent.Add(new JsonObject { ["url"] = address.ToString(), ["attempt"] = attempt, ["status"] = status, ["answer"] = said, ["body"] = JsonNode.Parse(body) });
        }

        return status;
    }

    private async Task SendAsync(Uri address, byte[] body, Func<int, IEnumerable<(string Name, string Value)>> headers)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await SendOnceAsync(address, body, headers(attempt), attempt) is >= 200 and < 300)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromSeconds(1 << attempt), time);
        }
    }
}
