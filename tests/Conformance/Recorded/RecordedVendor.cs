using System.Net;
using System.Text;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>Answers only what was recorded, in order; a request that was not throws.</summary>
/// <param name="settings">The settings of the connection that is tried with it, as JSON.</param>
public sealed class RecordedVendor(string settings = "{}") : HttpMessageHandler
{
    private readonly Queue<Recording> recordings = new();

    /// <summary>Gets the settings of the connection that is tried with it.</summary>
    public string Settings => settings;

    /// <summary>Gets the requests that were answered.</summary>
    public List<SeenRequest> Seen { get; } = [];

    /// <summary>Gets or sets the path that the vendor's addresses begin with, such as <c>/manager/</c>.</summary>
    public string BasePath { get; set; } = "/";

    /// <summary>Gets or sets the media type of failed answers, for vendors who give them another.</summary>
    public string FaultMediaType { get; set; } = "application/json";

    /// <summary>Gets or sets what must hold of every request.</summary>
    public Action<HttpRequestMessage> Expect { get; set; } = _ => { };

    /// <summary>Gets a client that calls this vendor.</summary>
    public HttpClient Client => new(this, disposeHandler: false) { BaseAddress = new Uri($"https://vendor.test{BasePath}") };

    /// <summary>Records an answer.</summary>
    /// <param name="method">The method it answers.</param>
    /// <param name="address">The path and query it answers, below the base path; escapes may be written as what they stand for.</param>
    /// <param name="answer">The body.</param>
    /// <param name="status">The status.</param>
    public RecordedVendor On(string method, string address, string answer, int status = 200)
    {
        recordings.Enqueue(new Recording(method, address, answer, status));
        return this;
    }

    /// <summary>Fails unless every recorded request was sent.</summary>
    public void ShouldBeDone() => recordings.ShouldBeEmpty("every recorded request should have been sent");

    /// <inheritdoc />
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var address = request.RequestUri!.PathAndQuery is var whole && whole.StartsWith(BasePath, StringComparison.Ordinal) ? whole[BasePath.Length..] : whole;
        if (!recordings.TryDequeue(out var next) || next.Method != request.Method.Method || (next.Address != address && next.Address != Uri.UnescapeDataString(address)))
        {
            throw new InvalidOperationException($"Not recorded: {request.Method} {address} {body}. Next was {next}.");
        }

        Expect(request);
        var headers = request.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        Seen.Add(new SeenRequest(next.Method, next.Address, body, VendorCall.KindOf(request), VendorCall.BudgetOf(request), headers));
        return new HttpResponseMessage((HttpStatusCode)next.Status) { Content = new StringContent(next.Answer, Encoding.UTF8, next.Status < 400 ? "application/json" : FaultMediaType) };
    }

    private sealed record Recording(string Method, string Address, string Answer, int Status);
}
