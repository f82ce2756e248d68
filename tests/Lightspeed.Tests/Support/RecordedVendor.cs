using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.Lightspeed.Tests.Support;

/// <summary>Answers only what was recorded, in order; a request that was not throws.</summary>
internal sealed class RecordedVendor : HttpMessageHandler
{
    private readonly Queue<(string Method, string Address, string Answer, int Status)> recordings = new();

    public List<SeenRequest> Seen { get; } = [];

    public HttpClient Client => new(this) { BaseAddress = new Uri("https://till.test/") };

    public RecordedVendor On(string method, string address, string answer, int status = 200)
    {
        recordings.Enqueue((method, address, answer, status));
        return this;
    }

    public void ShouldBeDone() => recordings.ShouldBeEmpty("every recorded request should have been sent");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var address = Uri.UnescapeDataString(request.RequestUri!.PathAndQuery.TrimStart('/'));
        if (!recordings.TryDequeue(out var next) || next.Method != request.Method.Method || next.Address != address)
        {
            throw new InvalidOperationException($"Not recorded: {request.Method} {address} {body}. Next was {next.Method} {next.Address}.");
        }

        request.Headers.Accept.ToString().ShouldBe("application/json", "R-Series answers XML otherwise");
        Seen.Add(new SeenRequest(request.Method.Method, address, body, VendorCall.KindOf(request)));
        return new HttpResponseMessage((HttpStatusCode)next.Status) { Content = new StringContent(next.Answer, Encoding.UTF8, next.Status < 400 ? "application/json" : "text/html") };
    }
}

/// <summary>A request that was answered.</summary>
internal sealed record SeenRequest(string Method, string Address, string Body, CallKind Kind)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
