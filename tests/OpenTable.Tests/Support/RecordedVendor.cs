using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LeVieuxMoulin.Connectors.OpenTable.Tests.Support;

/// <summary>Answers only what was recorded, in order; a request that was not throws.</summary>
internal sealed class RecordedVendor : HttpMessageHandler
{
    private readonly Queue<Recording> recordings = new();

    public List<SeenRequest> Seen { get; } = [];

    public HttpClient Client => new(this) { BaseAddress = new Uri("https://opentable.test/") };

    public RecordedVendor On(string method, string pathAndQuery, string answer, int status = 200)
    {
        recordings.Enqueue(new Recording(method, pathAndQuery, answer, status));
        return this;
    }

    public RecordedVendor Error(string method, string pathAndQuery, int status, string message, string? code = null) => On(
        method,
        pathAndQuery,
        new JsonObject { ["errors"] = new JsonArray(new JsonObject { ["message"] = message, ["code"] = code }), ["requestid"] = "1" }.ToJsonString(),
        status);

    public void ShouldBeDone() => recordings.ShouldBeEmpty("every recorded request should have been sent");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var address = request.RequestUri!.PathAndQuery.TrimStart('/');
        if (!recordings.TryDequeue(out var next) || next.Method != request.Method.Method || next.PathAndQuery != address)
        {
            throw new InvalidOperationException($"Not recorded: {request.Method} {address} {body}. Next was {next}.");
        }

        var key = request.Headers.TryGetValues("X-Request-Id", out var ids) ? ids.Single() : null;
        (key is not null).ShouldBe(request.Method != HttpMethod.Get, "every write has its id");
        Seen.Add(new SeenRequest(request.Method.Method, address, body, VendorCall.KindOf(request), key));
        return new HttpResponseMessage((HttpStatusCode)next.Status) { Content = new StringContent(next.Answer, Encoding.UTF8, "application/json") };
    }

    private sealed record Recording(string Method, string PathAndQuery, string Answer, int Status);
}

/// <summary>A request that was answered.</summary>
internal sealed record SeenRequest(string Method, string PathAndQuery, string Body, CallKind Kind, string? Key)
{
    public JsonNode Json => JsonNode.Parse(Body)!;
}
