namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Turns a failed answer into a fault: the connector's reading, else the status and the usual forms of bodies.</summary>
internal static class StatusFaults
{
    private const int LongestMessage = 300;

    /// <summary>Reads a failed answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="reading">What the connector made of it; null: nothing.</param>
    /// <param name="state">The call.</param>
    /// <param name="parts">Whose redactor and clock are used.</param>
    public static Fault Read(VendorAnswer answer, Fault? reading, VendorCallState state, PipelineParts parts)
    {
        var text = FaultText.Read(answer.Body);
        var retryAfter = StandardRateHeaders.RetryAfter(answer.Headers, parts.Time.GetUtcNow());
        var fault = reading ?? new Fault(KindOf(answer.Status), Words(answer, text, state, parts.Redactor))
        {
            Code = text.Code,
            Fields = text.Fields,
        };
        fault = fault with
        {
            // A connector gives the vendor's words as they came, and vendors repeat what they were told.
            Message = parts.Redactor.Redact(fault.Message),
            Fields = fault.Fields.Select(field => field with { Message = parts.Redactor.Redact(field.Message) }).ToArray(),
            Status = fault.Status ?? answer.Status,
            Code = (fault.Code ?? text.Code) is { } code ? parts.Redactor.Redact(code) : null,
            RetryAfter = fault.RetryAfter ?? retryAfter,
        };

        // A server that broke after it took the request in, or a gateway that lost it, proves nothing about a write.
        return state.Kind == CallKind.Write && fault.Kind == FaultKind.Unavailable && answer.Status is 500 or 502 or 504 or (>= 520 and <= 524)
            ? fault with { Kind = FaultKind.OutcomeUnknown }
            : fault;
    }

    /// <summary>What a status means where nobody knows better.</summary>
    public static FaultKind KindOf(int status) => status switch
    {
        >= 300 and < 400 => FaultKind.UnexpectedContent,
        400 or 406 or 411 or 413 or 414 or 415 or 422 => FaultKind.Validation,
        401 => FaultKind.Authentication,
        402 or 403 => FaultKind.Permission,
        404 or 410 => FaultKind.NotFound,
        405 or 501 => FaultKind.Unsupported,
        408 or 423 or 425 => FaultKind.Unavailable,
        409 or 412 or 428 => FaultKind.Conflict,
        429 => FaultKind.RateLimit,
        >= 500 => FaultKind.Unavailable,
        _ => FaultKind.Vendor,
    };

    private static string Words(VendorAnswer answer, FaultText text, VendorCallState state, Redactor redactor)
    {
        var said = redactor.Redact(string.Join(": ", new[] { text.Code, text.Message }.Where(part => part is not null)));
        said = said.Length > LongestMessage ? said[..LongestMessage] + "…" : said;
        return $"{state.Words} was answered with {answer.Status}{(said.Length > 0 ? $" ({said})" : "")}.";
    }
}
