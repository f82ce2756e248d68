using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace LeVieuxMoulin.Connectors.Metro.Tests;

/// <summary>Answers the recorded requests, each in turn, and fails the test on any other.</summary>
internal sealed class RecordedAnswers : HttpMessageHandler
{
    private readonly Dictionary<string, Queue<Func<HttpResponseMessage>>> answers = [];

    /// <summary>Gets the requests that came, with their bodies.</summary>
    public List<(HttpRequestMessage Request, string Body)> Requests { get; } = [];

    /// <summary>Records the answer of a request, out of a file of Fixtures/.</summary>
    public RecordedAnswers On(string request, string fixture, HttpStatusCode status = HttpStatusCode.OK, Action<HttpResponseMessage>? adjust = null) =>
        OnJson(request, Fixture(fixture), status, adjust);

    /// <summary>Records the answer of a request.</summary>
    public RecordedAnswers OnJson(string request, string json, HttpStatusCode status = HttpStatusCode.OK, Action<HttpResponseMessage>? adjust = null) => Add(request, () =>
    {
        var answer = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(json)) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue(status < HttpStatusCode.BadRequest ? "application/json" : "application/problem+json");
        adjust?.Invoke(answer);
        return answer;
    });

    /// <summary>Records that the connection breaks before the answer.</summary>
    public RecordedAnswers OnLost(string request) => Add(request, () => throw new HttpRequestException("The connection was closed."));

    /// <summary>Reads a file of Fixtures/.</summary>
    public static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add((request, request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken)));
        var key = $"{request.Method} {request.RequestUri!.PathAndQuery}";
        return answers.TryGetValue(key, out var queue) && queue.TryDequeue(out var answer)
            ? answer()
            : throw new InvalidOperationException($"Nothing is recorded for {key}.");
    }

    private RecordedAnswers Add(string request, Func<HttpResponseMessage> answer)
    {
        if (!answers.TryGetValue(request, out var queue))
        {
            answers[request] = queue = new Queue<Func<HttpResponseMessage>>();
        }

        queue.Enqueue(answer);
        return this;
    }
}
