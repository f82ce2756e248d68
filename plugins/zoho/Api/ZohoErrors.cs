using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>One entry of an answer, or a whole refusal: both have the same form.</summary>
internal sealed record ZohoEntry(string? Code = null, string? Status = null, string? Message = null, Dictionary<string, JsonElement>? Details = null)
{
    public bool IsError => Status == "error" || (Status is null && Code is not null and not "SUCCESS");

    public string? Detail(string name) => Details is not null && Details.TryGetValue(name, out var value) ? ZohoText.Text(value) : null;
}

/// <summary>The body of a failed answer: one refusal, or a list of them under the name of what was asked.</summary>
internal sealed record ZohoErrorBody(
    string? Code = null,
    string? Status = null,
    string? Message = null,
    Dictionary<string, JsonElement>? Details = null,
    List<ZohoEntry>? Data = null,
    List<ZohoEntry>? Tags = null,
    List<ZohoEntry>? Fields = null,
    List<ZohoEntry>? Watch = null,
    List<ZohoEntry>? RecycleBin = null)
{
    /// <summary>Gets every entry, whatever list it stands in.</summary>
    public List<ZohoEntry> Entries => Data ?? Tags ?? Fields ?? Watch ?? RecycleBin ?? (Code is null ? [] : [new ZohoEntry(Code, Status, Message, Details)]);
}

/// <summary>Says what to do about each of Zoho's codes. Its sentences may hold values, so only codes and field names are kept.</summary>
internal static class ZohoErrors
{
    public static Fault ToFault(ZohoEntry entry, int status, string call)
    {
        var field = entry.Detail("json_path") ?? entry.Detail("api_name") ?? entry.Detail("param_name");
        var message = $"Zoho answered {entry.Code ?? "an error"} ({status}) to {call}{(field is null ? "" : $", about {field}")}.";
        return new Fault(KindOf(entry, status), message)
        {
            Code = entry.Code,
            Status = status,
            Fields = field is null ? [] : new List<FieldFault> { new(field, entry.Detail("expected_data_type") is { } type ? $"{entry.Code}: {type} is expected" : entry.Code ?? "refused") },
        };
    }

    /// <summary>Limits come under several codes, so the status decides there.</summary>
    public static FaultKind KindOf(ZohoEntry entry, int status) => status == 429 ? FaultKind.RateLimit : entry.Code switch
    {
        "INVALID_TOKEN" or "AUTHENTICATION_FAILURE" => FaultKind.Authentication,
        "OAUTH_SCOPE_MISMATCH" or "NO_PERMISSION" or "AUTHORIZATION_FAILED" or "INVALID_MODULE" or "FEATURE_PERMISSION" => FaultKind.Permission,
        "ALREADY_MODIFIED" => FaultKind.Conflict,
        "DUPLICATE_DATA" or "RECORD_LOCKED" => FaultKind.Refused,
        "TOO_MANY_REQUESTS" or "RATE_LIMIT_EXCEEDED" => FaultKind.RateLimit,

        // Whether a dependent service comes back is not documented; asking again later is what there is.
        "INTERNAL_ERROR" or "DEPENDENT_SERVICE_ERROR" => FaultKind.Unavailable,
        "EXPIRED_VALUE" or "TOKEN_BOUND_DATA_MISMATCH" or "PAGINATION_LIMIT_EXCEEDED" or "DISCRETE_PAGINATION_LIMIT_EXCEEDED" => FaultKind.CursorLost,
        "INVALID_URL_PATTERN" => FaultKind.Unsupported,
        "INVALID_DATA" when entry.Message?.Contains("id given", StringComparison.Ordinal) is true || entry.Detail("api_name") == "id" => FaultKind.NotFound,
        "INVALID_DATA" when entry.Detail("param_name") == "page_token" || entry.Detail("api_name") == "page_token" => FaultKind.CursorLost,
        _ => ByStatus(status),
    };

    private static FaultKind ByStatus(int status) => status switch
    {
        401 => FaultKind.Authentication,
        402 or 403 => FaultKind.Permission,
        404 or 410 => FaultKind.NotFound,
        409 or 412 => FaultKind.Conflict,
        405 or 501 => FaultKind.Unsupported,
        408 or >= 500 => FaultKind.Unavailable,
        >= 200 => FaultKind.Validation,
        _ => FaultKind.Vendor,
    };
}
