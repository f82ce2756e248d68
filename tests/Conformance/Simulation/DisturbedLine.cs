using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace LeVieuxMoulin.Connectors.Conformance;

/// <summary>Stands between the host's pipeline and the simulated vendors: passes every call on, and disturbs those of a vendor as its test says.</summary>
internal sealed partial class DisturbedLine : IAsyncDisposable
{
    private static readonly HashSet<string> NotPassedOn = new(StringComparer.OrdinalIgnoreCase) { "Connection", "Transfer-Encoding", "Keep-Alive", "Accept-Encoding", "Expect" };
    private readonly HttpClient upstream = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    private readonly Uri sandbox;
    private readonly Func<string, Simulator?> find;
    private readonly WebApplication app;

    private DisturbedLine(Uri sandbox, Func<string, Simulator?> find)
    {
        (this.sandbox, this.find) = (sandbox, find);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.Configure<KestrelServerOptions>(options => options.AllowSynchronousIO = false);
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(PassAsync);
    }

    /// <summary>Gets where it listens.</summary>
    public Uri Address => new(app.Urls.First().TrimEnd('/') + "/");

    /// <summary>Opens the line.</summary>
    public static async Task<DisturbedLine> StartAsync(Uri sandbox, Func<string, Simulator?> find, CancellationToken cancellationToken)
    {
        var line = new DisturbedLine(sandbox, find);
        await line.app.StartAsync(cancellationToken);
        return line;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        upstream.Dispose();
    }

    private async Task PassAsync(HttpContext http)
    {
        var path = http.Request.Path.Value ?? "/";
        var disturbance = find(path.Split('/', 3)[1])?.Disturbance ?? Disturbance.None;
        try
        {
            if (disturbance.RefusesWrites is { } refusal && !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !IsTokenAddress(path))
            {
                http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                http.Response.ContentType = "application/json";
                await http.Response.WriteAsync(refusal, http.RequestAborted);
                return;
            }

            using var request = await RequestAsync(http, disturbance);
            await (disturbance.Around is { } around ? around(request, () => SendAsync(http, request, disturbance)) : SendAsync(http, request, disturbance));
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException or OperationCanceledException)
        {
            // The vendor broke the connection, or the caller did: the other side sees the same.
            http.Abort();
        }
    }

    private async Task SendAsync(HttpContext http, HttpRequestMessage request, Disturbance disturbance)
    {
        using var answer = await upstream.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, http.RequestAborted);
        if (disturbance.Loses is { } loses && await loses(http.RequestAborted))
        {
            http.Abort();
            return;
        }

        await AnswerAsync(http, answer, answer.IsSuccessStatusCode ? disturbance.Answer : disturbance.Failure);
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpContext http, Disturbance disturbance)
    {
        var query = http.Request.QueryString.Value ?? "";
        using var held = new MemoryStream();
        await http.Request.Body.CopyToAsync(held, http.RequestAborted);
        var body = held.ToArray();
        if (disturbance.PageSize is { } size)
        {
            query = QueryValue().Replace(query, match => disturbance.PageSizeNames.Contains(match.Groups["name"].Value) ? $"{match.Groups["start"].Value}{match.Groups["name"].Value}={Math.Min(size, int.Parse(match.Groups["value"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture))}" : match.Value);
            body = WithPageSize(body, size, disturbance.PageSizeNames);
        }

        var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), new Uri(sandbox, (http.Request.PathBase + http.Request.Path).ToUriComponent().TrimStart('/') + query))
        {
            Content = body.Length > 0 || http.Request.ContentType is not null ? new ByteArrayContent(body) : null,
        };
        var isToken = IsTokenAddress(http.Request.Path.Value!);
        foreach (var (name, values) in http.Request.Headers.Where(header => !NotPassedOn.Contains(header.Key) && !header.Key.Equals("Content-Length", StringComparison.OrdinalIgnoreCase)))
        {
            var sent = values.Select(value => Sent(name, value ?? "", disturbance, isToken));
            if (!request.Headers.TryAddWithoutValidation(name, sent))
            {
                request.Content?.Headers.TryAddWithoutValidation(name, sent);
            }
        }

        return request;
    }

    private static bool IsTokenAddress(string path) => path.Contains("oauth", StringComparison.OrdinalIgnoreCase) || path.Contains("token", StringComparison.OrdinalIgnoreCase);

    private static string Sent(string name, string value, Disturbance disturbance, bool isToken)
    {
        if (disturbance.SpoilsCredential && !isToken && (name.Equals("Authorization", StringComparison.OrdinalIgnoreCase) || name.Contains("key", StringComparison.OrdinalIgnoreCase)))
        {
            return value.Contains(' ', StringComparison.Ordinal) ? $"{value.Split(' ')[0]} c3BvaWxlZDpzcG9pbGVk" : "spoiled";
        }

        foreach (var (from, to) in disturbance.Headers)
        {
            value = value.Replace(from, to, StringComparison.Ordinal);
        }

        return value;
    }

    private static async Task AnswerAsync(HttpContext http, HttpResponseMessage answer, Func<string, string>? change)
    {
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => !NotPassedOn.Contains(header.Key)))
        {
            http.Response.Headers[name] = new StringValues([.. values]);
        }

        if (change is null)
        {
            await answer.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
            return;
        }

        var body = Encoding.UTF8.GetBytes(change(await answer.Content.ReadAsStringAsync(http.RequestAborted)));
        http.Response.ContentLength = answer.StatusCode == System.Net.HttpStatusCode.NoContent ? null : body.Length;
        await http.Response.Body.WriteAsync(body, http.RequestAborted);
    }

    private static byte[] WithPageSize(byte[] body, int size, IReadOnlySet<string> names)
    {
        try
        {
            if (body.Length == 0 || body[0] != (byte)'{' || JsonNode.Parse(body) is not JsonObject map || !names.Any(name => map[name] is JsonValue))
            {
                return body;
            }

            foreach (var name in names.Where(name => map[name]?.GetValueKind() == JsonValueKind.Number))
            {
                map[name] = Math.Min(size, map[name]!.GetValue<int>());
            }

            return Encoding.UTF8.GetBytes(map.ToJsonString());
        }
        catch (JsonException)
        {
            // Not JSON after all: it is passed on as it is.
            return body;
        }
    }

    [GeneratedRegex(@"(?<start>[?&])(?<name>[^=&]+)=(?<value>\d{1,9})(?=&|$)")]
    private static partial Regex QueryValue();
}
