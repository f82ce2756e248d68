using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>Gives a body to refusals that nobody wrote one for, such as an unknown address.</summary>
internal static class UnansweredRequests
{
    /// <summary>Puts it into the pipeline.</summary>
    public static void Use(IApplicationBuilder app) => app.UseStatusCodePages(AnswerAsync);

    private static Task AnswerAsync(StatusCodeContext refused)
    {
        var context = refused.HttpContext;
        var status = context.Response.StatusCode;
        if (status == StatusCodes.Status400BadRequest && UnreadableParameter.Find(context) is { } unreadable)
        {
            return ProblemHandler.WriteAsync(context, unreadable, context.RequestAborted);
        }

        var (code, detail) = status switch
        {
            StatusCodes.Status404NotFound => ("PATH_UNKNOWN", $"There is nothing at {context.Request.Path}; /openapi/v1.json lists what there is."),
            StatusCodes.Status405MethodNotAllowed => ("METHOD_NOT_ALLOWED", $"{context.Request.Path} does not take {context.Request.Method}; it takes {context.Response.Headers.Allow}."),
            StatusCodes.Status415UnsupportedMediaType => ("CONTENT_TYPE_NOT_JSON", "The body must be JSON; send Content-Type: application/json."),
            StatusCodes.Status413PayloadTooLarge => ("BODY_TOO_LARGE", "The body is larger than anything this address takes."),
            _ => (ApiText.TitleOf(status).ToUpperInvariant().Replace(' ', '_'), $"{ApiText.TitleOf(status)}."),
        };
        return ProblemHandler.WriteAsync(context, ApiProblem.Of(status, code, detail), context.RequestAborted);
    }
}
