using LeVieuxMoulin.Connectors.Engine.Requests;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>Turns what a use case throws into problem+json. What nobody foresaw is logged whole and answered without detail.</summary>
internal sealed class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            return true;
        }

        var problem = exception switch
        {
            RequestException refusal => ApiProblem.Of(refusal),
            ConnectorException failure => ApiProblem.Of(failure.Fault),
            BadHttpRequestException bad => RequestFaults.Explain(bad, context.Features.Get<IExceptionHandlerFeature>()?.Endpoint?.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType),
            _ => Unforeseen(exception),
        };
        if (exception is RequestException { RetryAfter: { } wait })
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        await WriteAsync(context, problem, cancellationToken);
        return true;
    }

    /// <summary>Writes a problem as the answer.</summary>
    public static Task WriteAsync(HttpContext context, ProblemDetails problem, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = problem.Status!.Value;
        return context.Response.WriteAsJsonAsync(problem, WebJson.Readable.ProblemDetails, "application/problem+json", cancellationToken);
    }

    private ProblemDetails Unforeseen(Exception exception)
    {
        logger.LogError(exception, "A request failed in a way nobody foresaw");
        return ApiProblem.Of(StatusCodes.Status500InternalServerError, "INTERNAL_ERROR", "The host failed; its log has the details.");
    }
}
