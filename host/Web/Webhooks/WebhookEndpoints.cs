using System.Globalization;
using LeVieuxMoulin.Connectors.Engine.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;

namespace LeVieuxMoulin.Connectors.Web.Webhooks;

/// <summary><c>POST /webhooks/{connection}</c>: what vendors send by themselves. Each proves itself; no key is asked.</summary>
internal static class WebhookEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost("/webhooks/{connection}", TakeAsync)
        .Produces(StatusCodes.Status200OK)
        .Produces(StatusCodes.Status401Unauthorized)
        .Produces(StatusCodes.Status404NotFound)
        .Produces(StatusCodes.Status413PayloadTooLarge)
        .Produces(StatusCodes.Status503ServiceUnavailable)
        .WithSummary("Takes what a vendor sends by itself; the connector checks its signature.");

    private static async Task TakeAsync(string connection, WebhookIntake intake, HttpContext context)
    {
        if (await ReadAsync(context) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var headers = context.Request.Headers.ToDictionary(
            header => header.Key,
            header => (IReadOnlyList<string>)[.. header.Value.Select(value => value ?? "")],
            StringComparer.OrdinalIgnoreCase);
        var delivery = new WebhookDelivery(context.Request.Method, new Uri(context.Request.GetEncodedUrl()), headers, body);
        await AnswerAsync(context, await intake.ExecuteAsync(connection, delivery, context.RequestAborted));
    }

    /// <summary>Reads the body; null when it is larger than anything a vendor sends.</summary>
    private static async Task<byte[]?> ReadAsync(HttpContext context)
    {
        if (context.Request.ContentLength > WebhookIntake.MaxBodyBytes)
        {
            return null;
        }

        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0)
        {
            if (body.Length + read > WebhookIntake.MaxBodyBytes)
            {
                return null;
            }

            body.Write(buffer, 0, read);
        }

        return body.ToArray();
    }

    private static Task AnswerAsync(HttpContext context, WebhookAnswer answer)
    {
        context.Response.StatusCode = answer.Kind switch
        {
            WebhookAnswerKind.Accepted => StatusCodes.Status200OK,
            WebhookAnswerKind.NotFound => StatusCodes.Status404NotFound,
            WebhookAnswerKind.Refused => StatusCodes.Status401Unauthorized,
            WebhookAnswerKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
            _ => StatusCodes.Status503ServiceUnavailable,
        };
        if (answer.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }

        if (answer.Body.Length == 0)
        {
            return Task.CompletedTask;
        }

        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(answer.Body, context.RequestAborted);
    }
}
