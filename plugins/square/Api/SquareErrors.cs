namespace LeVieuxMoulin.Connectors.Square;

/// <summary>One complaint of Square.</summary>
internal sealed record SquareError(string? Category = null, string? Code = null, string? Detail = null, string? Field = null);

/// <summary>The body of a failed answer.</summary>
internal sealed record SquareErrorBody(List<SquareError>? Errors = null);

/// <summary>Says what to do about each of Square's error codes.</summary>
internal static class SquareErrors
{
    private const int LongestDetail = 200;

    public static Fault ToFault(SquareError error, int status, string message)
    {
        var kind = KindOf(error, status);
        var detail = error.Detail is { Length: > LongestDetail } text ? text[..LongestDetail] : error.Detail;
        return new Fault(kind, detail is null ? message : $"{message} {detail}")
        {
            Code = error.Code,
            Status = status,
            Fields = error.Field is { } field ? new List<FieldFault> { new(field, detail ?? error.Code ?? "refused") } : [],
        };
    }

    public static FaultKind KindOf(SquareError error, int status) => error.Code switch
    {
        "UNAUTHORIZED" or "ACCESS_TOKEN_EXPIRED" or "ACCESS_TOKEN_REVOKED" or "V1_ACCESS_TOKEN" => FaultKind.Authentication,

        // A new consent does not bring back an application that Square switched off, nor a plan that was not bought.
        "FORBIDDEN" or "INSUFFICIENT_SCOPES" or "CLIENT_DISABLED" or "APPLICATION_DISABLED" or "V1_APPLICATION"
            or "CARD_PROCESSING_NOT_ENABLED" or "MERCHANT_SUBSCRIPTION_NOT_FOUND" or "INSUFFICIENT_PERMISSIONS"
            or "INSUFFICIENT_PERMISSIONS_FOR_REFUND" => FaultKind.Permission,

        "RATE_LIMITED" or "PLAID_ERROR_RATE_LIMIT" => FaultKind.RateLimit,
        "INTERNAL_SERVER_ERROR" or "TEMPORARY_ERROR" or "SERVICE_UNAVAILABLE" or "BAD_GATEWAY" or "GATEWAY_TIMEOUT" or "REQUEST_TIMEOUT" => FaultKind.Unavailable,
        "NOT_FOUND" or "GONE" => FaultKind.NotFound,
        "VERSION_MISMATCH" or "CONFLICT" => FaultKind.Conflict,
        "INVALID_CURSOR" => FaultKind.CursorLost,
        "NOT_IMPLEMENTED" or "METHOD_NOT_ALLOWED" or "SANDBOX_NOT_SUPPORTED" or "API_VERSION_INCOMPATIBLE"
            or "UNSUPPORTED_COUNTRY" or "UNSUPPORTED_CURRENCY" => FaultKind.Unsupported,
        _ => ByCategory(error.Category, status),
    };

    private static FaultKind ByCategory(string? category, int status) => category switch
    {
        "AUTHENTICATION_ERROR" => status == 403 ? FaultKind.Permission : FaultKind.Authentication,
        "RATE_LIMIT_ERROR" => FaultKind.RateLimit,
        "MERCHANT_SUBSCRIPTION_ERROR" => FaultKind.Permission,
        "PAYMENT_METHOD_ERROR" or "REFUND_ERROR" => FaultKind.Refused,
        "EXTERNAL_VENDOR_ERROR" => FaultKind.Unavailable,
        _ => ByStatus(status),
    };

    public static FaultKind ByStatus(int status) => status switch
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
}
