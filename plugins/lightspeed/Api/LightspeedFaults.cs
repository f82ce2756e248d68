namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>What both series say by status alone.</summary>
internal static class LightspeedFaults
{
    private const int LongestDetail = 200;

    /// <summary>Words a failed answer; the vendor's sentence is cut, and nothing of the request goes in.</summary>
    public static Fault Of(VendorAnswer answer, string? detail = null, string? code = null, IReadOnlyList<FieldFault>? fields = null)
    {
        var said = Short(detail);
        var message = $"Lightspeed answered {code ?? "an error"} ({answer.Status}) to {answer.Method} {answer.Path}.";
        return new Fault(ByStatus(answer.Status), said is null ? message : $"{message} {said}")
        {
            Code = code,
            Status = answer.Status,
            RetryAfter = RetryAfter(answer),
            Fields = fields ?? [],
        };
    }

    public static string? Short(string? detail) => string.IsNullOrWhiteSpace(detail) ? null : detail.Length > LongestDetail ? detail[..LongestDetail] : detail;

    private static FaultKind ByStatus(int status) => status switch
    {
        401 => FaultKind.Authentication,
        403 => FaultKind.Permission,
        404 or 410 => FaultKind.NotFound,
        409 or 412 => FaultKind.Conflict,
        429 => FaultKind.RateLimit,
        405 or 501 => FaultKind.Unsupported,
        408 or >= 500 => FaultKind.Unavailable,
        >= 400 => FaultKind.Validation,
        _ => FaultKind.Vendor,
    };

    /// <summary>A date is counted from the answer's own date: the two clocks need not agree.</summary>
    private static TimeSpan? RetryAfter(VendorAnswer answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when answer.Headers.Date is { } now && date > now => date - now,
        _ => null,
    };
}
