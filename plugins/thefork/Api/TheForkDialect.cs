using System.Text.Json;

namespace LeVieuxMoulin.Connectors.TheFork;

/// <summary>Reads TheFork's failures. Its limits are in the contract with each partner, and no header tells them.</summary>
internal sealed class TheForkDialect : IVendorDialect
{
    /// <summary>The booking is cancelled already.</summary>
    public const string DoubleCancellation = "DOUBLE_CANCELLATION";

    public static TheForkDialect Instance { get; } = new();

    Fault? IVendorDialect.ReadFault(VendorAnswer answer) => Read(answer);

    /// <summary>Reads a failed answer: the API's own three fields, or the one of the gateway before it.</summary>
    public static Fault Read(VendorAnswer answer)
    {
        var code = Parse(answer.Body).Data?.Code is { Length: > 0 } told ? told : null;
        return new Fault(KindOf(answer.Status, code), $"TheFork answered {code ?? "an error"} ({answer.Status}) to {answer.Method} {answer.Path}.")
        {
            Code = code,
            Status = answer.Status,
            RetryAfter = answer.Headers.RetryAfter?.Delta,
        };
    }

    private static FaultKind KindOf(int status, string? code) => (status, code) switch
    {
        (_, "CANCELLATION_ERROR" or "DOUBLE_BOOKING" or DoubleCancellation) => FaultKind.Refused,

        // One call says it in a sentence, the others in capitals.
        (_, "RESERVATION_NOT_FOUND" or "RESTAURANT_NOT_FOUND" or "Restaurant not found" or "CUSTOMER_NOT_FOUND" or "PHONE_NUMBER_NOT_FOUND") => FaultKind.NotFound,
        (401, _) => FaultKind.Authentication,
        (403, _) => FaultKind.Permission,
        (404 or 410, _) => FaultKind.NotFound,
        (405 or 501, _) => FaultKind.Unsupported,
        (408 or 425, _) => FaultKind.Unavailable,

        // A conflict is a word about the booking here (taken, cancelled), never one about a version: trying again would not help.
        (409, _) => FaultKind.Refused,
        (429, _) => FaultKind.RateLimit,
        ( >= 500, _) => FaultKind.Unavailable,
        ( >= 400, _) => FaultKind.Validation,
        _ => FaultKind.Vendor,
    };

    private static TheForkErrorBody Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body.Span, TheForkJson.Default.TheForkErrorBody) ?? new TheForkErrorBody();
        }
        catch (JsonException)
        {
            // A gateway's page: the status alone speaks.
            return new TheForkErrorBody();
        }
    }
}

/// <summary>The body of a failed answer.</summary>
internal sealed record TheForkErrorBody(TheForkErrorData? Data = null);

/// <summary>The part of it that names the error.</summary>
internal sealed record TheForkErrorData(string? Code = null);
