using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Campaign.Kills;

/// <summary>The public address that vendors send to: passes each delivery on to the host that runs, and says 503 while none does.</summary>
internal sealed class WebhookRelay : IAsyncDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromSeconds(30) }) { Timeout = TimeSpan.FromSeconds(8) };
    private readonly ConcurrentQueue<SeenDelivery> deliveries = new();
    private readonly WebApplication app;

    private WebhookRelay()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(PassAsync);
    }

    /// <summary>Gets where it listens.</summary>
    public Uri Address => new(app.Urls.First().TrimEnd('/') + "/");

    /// <summary>Gets or sets the host that runs; null: none.</summary>
    public Uri? Target { get; set; }

    /// <summary>Gets what came, in order.</summary>
    public IEnumerable<SeenDelivery> Deliveries => deliveries;

    /// <summary>Opens it.</summary>
    public static async Task<WebhookRelay> StartAsync(CancellationToken cancellationToken)
    {
        var relay = new WebhookRelay();
        await relay.app.StartAsync(cancellationToken);
        return relay;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        client.Dispose();
    }

    private async Task PassAsync(HttpContext http)
    {
        using var held = new MemoryStream();
        await http.Request.Body.CopyToAsync(held, http.RequestAborted);
        if (Target is not { } target)
        {
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        var delivery = new SeenDelivery(SaleOf(held.ToArray()), TimeProvider.System.GetUtcNow());
        deliveries.Enqueue(delivery);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(target, http.Request.Path.Value!.TrimStart('/'))) { Content = new ByteArrayContent(held.ToArray()) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        foreach (var (name, values) in http.Request.Headers.Where(header => header.Key.StartsWith("x-", StringComparison.OrdinalIgnoreCase)))
        {
            request.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        try
        {
            using var answer = await client.SendAsync(request, http.RequestAborted);
            delivery.Status = http.Response.StatusCode = (int)answer.StatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
        {
            // The host was killed with it in hand; the vendor sends it again.
            http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        finally
        {
            delivery.Ended = TimeProvider.System.GetUtcNow();
        }
    }

    private static string? SaleOf(byte[] body) =>
        JsonNode.Parse(body) is { } sent && sent["type"]?.ToString() is "order.created" ? sent["data"]?["id"]?.ToString() : null;
}
