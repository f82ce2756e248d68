using System.Text.Json;

namespace LeVieuxMoulin.Connectors.OpenTable;

/// <summary>Reads OpenTable's failures, which come in three forms. Its limits are set for each partner, and no header is known to tell them.</summary>
internal sealed class OpenTableDialect : IVendorDialect
{
    /// <summary>A person at the restaurant has to do it.</summary>
    public const string RedirectToHost = "RedirectToHost";

    private const int LongestMessage = 200;

    public static OpenTableDialect Instance { get; } = new();

    Fault? IVendorDialect.ReadFault(VendorAnswer answer) => Read(answer);

    /// <summary>Reads a failed answer: the list of the booking APIs, or the one object of the gateway and of the framework, which differ in a field.</summary>
    public static Fault Read(VendorAnswer answer)
    {
        var body = Parse(answer.Body);
        var first = body.Errors is [{ } error, ..] ? error : null;
        var kind = KindOf(answer.Status, first);
        var said = kind is FaultKind.Validation or FaultKind.Refused or FaultKind.NotFound ? first?.Message ?? body.Message : null;
        return new Fault(kind, $"OpenTable answered {first?.Code ?? "an error"} ({answer.Status}) to {answer.Method} {answer.Path}.{Words(first?.Code, said)}")
        {
            Code = first?.Code,
            Status = answer.Status,
            RetryAfter = answer.Headers.RetryAfter?.Delta,
        };
    }

    private static string Words(string? code, string? said) => (code, said) switch
    {
        (RedirectToHost, _) => " OpenTable wants a person to do this: use GuestCenter, or call the restaurant.",
        (_, { Length: > 0 } text) => $" {(text.Length > LongestMessage ? text[..LongestMessage] : text)}",
        _ => "",
    };

    private static FaultKind KindOf(int status, OpenTableError? error) => (status, error) switch
    {
        (_, { Code: RedirectToHost }) => FaultKind.Refused,
        (401, _) or (_, { Message: "invalid_token" }) => FaultKind.Authentication,
        (403, _) => FaultKind.Permission,
        (404 or 410, _) => FaultKind.NotFound,
        (405 or 501, _) => FaultKind.Unsupported,
        (408 or 425, _) => FaultKind.Unavailable,

        // A conflict about a time or a table, never about a version: trying again would not help.
        (409 or 422, _) => FaultKind.Refused,
        (429, _) => FaultKind.RateLimit,
        ( >= 500, _) => FaultKind.Unavailable,
        ( >= 400, _) => FaultKind.Validation,
        _ => FaultKind.Vendor,
    };

    private static OpenTableErrorBody Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, OpenTableJson.Default.OpenTableErrorBody) ?? new OpenTableErrorBody();
        }
        catch (JsonException)
        {
            // A proxy's page: the status alone speaks.
            return new OpenTableErrorBody();
        }
    }
}

/// <summary>The body of a failed answer, all three forms in one.</summary>
internal sealed record OpenTableErrorBody(List<OpenTableError>? Errors = null, string? Message = null);

/// <summary>One complaint of the booking APIs.</summary>
internal sealed record OpenTableError(string? Message = null, string? Code = null);
