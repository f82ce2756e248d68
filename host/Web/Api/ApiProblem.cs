using LeVieuxMoulin.Connectors.Engine.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace LeVieuxMoulin.Connectors.Web.Api;

/// <summary>Problems as RFC 9457 has them, with a stable <c>code</c>.</summary>
internal static class ApiProblem
{
    /// <summary>Tells a refusal of a use case.</summary>
    public static ProblemDetails Of(RequestException refusal)
    {
        var problem = Of(StatusOf(refusal.Kind), refusal.Code, refusal.Suggestion is null ? refusal.Message : $"{refusal.Message} {refusal.Suggestion}");
        if (refusal.Fields.Count > 0)
        {
            problem.Extensions["errors"] = refusal.Fields.Select(field => new ApiFieldProblem(field.Field, field.Message)).ToArray();
        }

        return problem;
    }

    /// <summary>Tells a fault of a vendor.</summary>
    public static ProblemDetails Of(Fault fault)
    {
        var problem = Of(StatusOf(fault.Kind), $"VENDOR_{ApiText.UpperSnake(fault.Kind.ToString())}", fault.Message);
        problem.Extensions["vendorCode"] = fault.Code;
        problem.Extensions["vendorStatus"] = fault.Status;
        return problem;
    }

    /// <summary>Makes a problem.</summary>
    public static ProblemDetails Of(int status, string code, string detail) => new()
    {
        Status = status,
        Type = "about:blank",
        Title = ApiText.TitleOf(status),
        Detail = detail,
        Extensions = { ["code"] = code },
    };

    private static int StatusOf(RequestErrorKind kind) => kind switch
    {
        RequestErrorKind.Invalid => StatusCodes.Status400BadRequest,
        RequestErrorKind.NotFound => StatusCodes.Status404NotFound,
        RequestErrorKind.Conflict => StatusCodes.Status409Conflict,
        RequestErrorKind.Unprocessable => StatusCodes.Status422UnprocessableEntity,
        RequestErrorKind.Unsupported => StatusCodes.Status501NotImplemented,
        _ => StatusCodes.Status503ServiceUnavailable,
    };

    private static int StatusOf(FaultKind kind) => kind switch
    {
        FaultKind.NotFound => StatusCodes.Status404NotFound,
        FaultKind.Conflict => StatusCodes.Status409Conflict,
        FaultKind.Validation or FaultKind.Refused => StatusCodes.Status422UnprocessableEntity,
        FaultKind.Unsupported => StatusCodes.Status501NotImplemented,
        FaultKind.RateLimit or FaultKind.Unavailable or FaultKind.NotSent or FaultKind.Authentication => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status502BadGateway,
    };
}
