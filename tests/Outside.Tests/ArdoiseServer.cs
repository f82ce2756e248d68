using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace LeVieuxMoulin.Connectors.Outside.Tests;

/// <summary>The page's invented vendor: pages of two tickets, for whoever has the key.</summary>
internal sealed class ArdoiseServer : IAsyncDisposable
{
    /// <summary>The key it takes.</summary>
    public const string Key = "craie-blanche";

    private const int PageSize = 2;
    private static readonly (long Number, string ClosedAt, decimal Total, decimal Vat)[] Tickets =
    [
        (1, "2026-03-07T12:41:00Z", 38.50m, 3.50m),
        (2, "2026-03-07T13:05:30Z", 17.60m, 1.60m),
        (3, "2026-03-07T20:59:59Z", 121.00m, 11.00m),
    ];

    private readonly WebApplication app;

    private ArdoiseServer(WebApplication app) => this.app = app;

    /// <summary>Gets host and port.</summary>
    public string Authority => new Uri(app.Urls.Single()).Authority;

    /// <summary>Opens it on a free port.</summary>
    public static async Task<ArdoiseServer> StartAsync(CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Use((context, next) =>
        {
            if (context.Request.Headers["X-Ardoise-Key"] == Key)
            {
                return next(context);
            }

            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        });
        app.MapGet("/v1/account", () => Results.Text("""{"id":"A-7","name":"Le Vieux Moulin"}""", "application/json"));
        app.MapGet("/v1/tickets", (string after) => Results.Text(After(long.Parse(after, CultureInfo.InvariantCulture)), "application/json"));
        await app.StartAsync(cancellationToken);
        return new ArdoiseServer(app);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string After(long number)
    {
        var rows = Tickets.Where(ticket => ticket.Number > number).Take(PageSize).Select(ticket => (JsonNode)new JsonObject
        {
            ["number"] = ticket.Number,
            ["closed_at"] = ticket.ClosedAt,
            ["total"] = ticket.Total,
            ["vat"] = ticket.Vat,
        });
        return new JsonObject { ["tickets"] = new JsonArray([.. rows]) }.ToJsonString(JsonSerializerOptions.Default);
    }
}
