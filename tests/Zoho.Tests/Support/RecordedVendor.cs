using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LeVieuxMoulin.Connectors.Engine.Records;
using Microsoft.Extensions.Logging.Abstractions;

namespace LeVieuxMoulin.Connectors.Zoho.Tests.Support;

/// <summary>Answers only what was recorded, in order; a request that was not throws.</summary>
internal sealed class RecordedVendor(string settings = "{}") : HttpMessageHandler
{
    public static readonly DateTimeOffset Noon = new(2026, 5, 14, 12, 0, 0, TimeSpan.Zero);

    private readonly Queue<(string Method, string Path, string Answer, int Status)> recordings = new();

    public List<(string Path, JsonNode? Body, CallKind Kind, string? Condition)> Seen { get; } = [];

    public IConnector Connector => new ZohoPlugin().Create(new ConnectorContext
    {
        Connection = "customers",
        Settings = Encoding.UTF8.GetBytes(settings),
        Http = new HttpClient(this) { BaseAddress = new Uri("https://zoho.test/") },
        Time = new FixedTime(),
        Logger = NullLogger.Instance,
    });

    public static string Json<TRecord>(TRecord record) => Encoding.UTF8.GetString(ContractSerializer.Write(record));

    public static RawRecord Raw(string json, string form = "", string id = "row") => new() { Id = id, Content = Encoding.UTF8.GetBytes(json), Form = form };

    public static async Task<Fault> FaultOfAsync(Func<Task> act) => (await act.ShouldThrowAsync<ConnectorException>()).Fault;

    public RecordedVendor On(string method, string path, string answer, int status = 200)
    {
        recordings.Enqueue((method, path, answer, status));
        return this;
    }

    public TCapability Ability<TCapability>()
        where TCapability : class => Connector.Capabilities.Find<TCapability>().ShouldNotBeNull();

    public void ShouldBeDone() => recordings.ShouldBeEmpty("every recorded request should have been sent");

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        var path = request.RequestUri!.PathAndQuery.TrimStart('/');
        if (!recordings.TryDequeue(out var next) || next.Method != request.Method.Method || next.Path != path)
        {
            throw new InvalidOperationException($"Not recorded: {request.Method} {path} {body}. Next was {next}.");
        }

        Seen.Add((path, body is null ? null : JsonNode.Parse(body), VendorCall.KindOf(request), Header(request, "If-Modified-Since") ?? Header(request, "If-Unmodified-Since")));
        return new HttpResponseMessage((HttpStatusCode)next.Status) { Content = new StringContent(next.Answer, Encoding.UTF8, "application/json") };
    }

    private static string? Header(HttpRequestMessage request, string name) => request.Headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : null;

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Noon;
    }
}
