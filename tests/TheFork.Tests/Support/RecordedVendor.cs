using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.TheFork.Tests.Support;

/// <summary>Answers only what was recorded, in order; a request that was not throws.</summary>
internal sealed class RecordedVendor : HttpMessageHandler
{
    private readonly Queue<Recording> recordings = new();

    public List<SeenRequest> Seen { get; } = [];

    public HttpClient Client => new(this) { BaseAddress = new Uri("https://thefork.test/manager/") };

    public RecordedVendor On(string method, string pathAndQuery, string answer, int status = 200)
    {
        recordings.Enqueue(new Recording(method, pathAndQuery, answer, status));
        return this;
    }

    public RecordedVendor Error(string method, string pathAndQuery, string code, int status) =>
        On(method, pathAndQuery, $$$"""{"statusCode":{{{status}}},"error":"As the status is called","data":{"code":"{{{code}}}"}}""", status);

    public void ShouldBeDone() => recordings.ShouldBeEmpty("every recorded request should have been sent");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var address = request.RequestUri!.PathAndQuery["/manager/".Length..];
        if (!recordings.TryDequeue(out var next) || next.Method != request.Method.Method || next.PathAndQuery != address)
        {
            throw new InvalidOperationException($"Not recorded: {request.Method} {address} {body}. Next was {next}.");
        }

        Seen.Add(new SeenRequest(request.Method.Method, address, body, VendorCall.KindOf(request)));
        return new HttpResponseMessage((HttpStatusCode)next.Status) { Content = new StringContent(next.Answer, Encoding.UTF8, "application/json") };
    }

    private sealed record Recording(string Method, string PathAndQuery, string Answer, int Status);
}

/// <summary>A request that was answered.</summary>
internal sealed record SeenRequest(string Method, string PathAndQuery, string Body, CallKind Kind)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
