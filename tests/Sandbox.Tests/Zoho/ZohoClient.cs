using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Sandbox.Tests.Zoho;

/// <summary>Calls the simulator with the vendor's own scheme of header.</summary>
internal sealed class ZohoClient(RunningSandbox sandbox) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(sandbox.Address) };

    public void Dispose() => http.Dispose();

    public async Task<(int Status, JsonNode Body, HttpResponseMessage Answer)> CallAsync(HttpMethod method, string path, string? body = null, string token = "sandbox", params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("http", StringComparison.Ordinal) ? path : "/zoho" + path) { Content = body is null ? null : JsonContent.Create(JsonNode.Parse(body)) };
        request.Headers.TryAddWithoutValidation("Authorization", "Zoho-oauthtoken " + token);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, text.Length == 0 ? new JsonObject() : JsonNode.Parse(text)!, answer);
    }

    public async Task<JsonNode> GoodAsync(HttpMethod method, string path, string? body = null)
    {
        var (status, answer, _) = await CallAsync(method, path, body);
        status.ShouldBeInRange(200, 201, answer.ToJsonString());
        return answer;
    }

    public async Task<JsonNode> FormAsync(string path, Dictionary<string, string> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        using var answer = await http.PostAsync("/zoho" + path, content, TestContext.Current.CancellationToken);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
    }
}
