using System.Collections.Concurrent;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;

/// <summary>Writes down every call and what the proxy says to it.</summary>
/// <param name="inner">Sends.</param>
/// <param name="server">The path of the file's server address, which the proxy wants left out.</param>
/// <param name="aside">Calls that go past the proxy and are not written down.</param>
/// <param name="vendor">Where they go.</param>
/// <param name="proxy">Where all others go, also those to an address that the vendor gave whole, such as its next page.</param>
internal sealed class TrafficLog(HttpMessageHandler inner, string server, IReadOnlyCollection<string> aside, Uri vendor, Uri proxy) : DelegatingHandler(inner)
{
    /// <summary>In the body of each answer that the proxy makes itself.</summary>
    private const string ProxyMark = "stoplight.io/prism/errors";

    public ConcurrentQueue<Call> Calls { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var sent = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        if (request.RequestUri!.AbsoluteUri.StartsWith(vendor.AbsoluteUri, StringComparison.Ordinal))
        {
            request.RequestUri = new Uri(proxy, server + request.RequestUri.AbsoluteUri[vendor.AbsoluteUri.Length..]);
        }

        request.RequestUri = new Uri(request.RequestUri!, request.RequestUri!.PathAndQuery[(request.RequestUri.AbsolutePath.StartsWith(server, StringComparison.Ordinal) ? server.Length : 0)..]);
        if (aside.Any(call => IsIt(call, request)))
        {
            request.RequestUri = new Uri(vendor.AbsoluteUri.TrimEnd('/') + request.RequestUri.PathAndQuery);
            return await base.SendAsync(request, cancellationToken);
        }

        request.RequestUri!.Authority.ShouldBe(proxy.Authority, "no call goes past the proxy that was not put aside");
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var body = await response.Content.ReadAsStringAsync(cancellationToken);
        var (method, path, status) = (request.Method.Method, request.RequestUri.AbsolutePath, (int)response.StatusCode);
        var says = response.Headers.TryGetValues("sl-violations", out var header) ? string.Join(' ', header) : body.Contains(ProxyMark, StringComparison.Ordinal) ? body : null;
        Calls.Enqueue(new Call(method, path, status, FieldsOf(body), says is null ? null : $"{method} {request.RequestUri.PathAndQuery} {sent} → {status} {says}"));
        return response;
    }

    private static bool IsIt(string call, HttpRequestMessage request)
    {
        var (method, path) = (call.Split(':')[0], call.Split(':')[1].Split('/'));
        var parts = request.RequestUri!.AbsolutePath.Split('/');
        return method == request.Method.Method && path.Length == parts.Length && path.Zip(parts).All(pair => pair.First.StartsWith('{') || pair.First == pair.Second);
    }

    private static List<string> FieldsOf(string body)
    {
        if (body.Length == 0)
        {
            return [];
        }

        var fields = new HashSet<string>();
        using var json = JsonDocument.Parse(body);
        Walk(json.RootElement, "", fields);
        return [.. fields];
    }

    private static void Walk(JsonElement element, string path, HashSet<string> fields)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in element.EnumerateObject())
            {
                var field = path.Length == 0 ? member.Name : $"{path}.{member.Name}";
                fields.Add(member.Value.ValueKind == JsonValueKind.Array ? field + "[]" : field);
                Walk(member.Value, field, fields);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Walk(item, path + "[]", fields);
            }
        }
    }
}
