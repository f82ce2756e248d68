using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>A failure. Every field is optional; a rate limit says errorType where others say category.</summary>
internal sealed record HubSpotError(
    string? Message = null,
    string? Category = null,
    string? SubCategory = null,
    string? ErrorType = null,
    string? PolicyName = null,
    List<HubSpotErrorDetail>? Errors = null,
    Dictionary<string, JsonElement>? Context = null);

/// <summary>One complaint within a failure.</summary>
internal sealed record HubSpotErrorDetail(string? Message = null, string? Code = null, string? In = null, Dictionary<string, JsonElement>? Context = null);

/// <summary>Says what to do about each of HubSpot's failures. Its own sentences hold the values complained about, so only codes, names and ids are kept.</summary>
internal static class HubSpotErrors
{
    private const string Listed = "Property values were not valid: ";
    private const string Existing = "Existing ID: ";

    public static Fault ToFault(HubSpotError error, int status, string call)
    {
        var code = error.Category ?? error.ErrorType ?? error.Errors?.Find(detail => detail.Code is not null)?.Code;
        var fields = Fields(error);
        var fault = new Fault(KindOf(error, status), $"HubSpot answered {code ?? "an error"} ({status}) to {call}.") { Code = code, Status = status, Fields = fields };
        if (fault.Kind == FaultKind.Refused && ExistingId(error.Message) is { } id)
        {
            return fault with { Message = $"HubSpot has this contact already, under the id {id}. Give that id as customerId to link the two." };
        }

        fault = fields.Count > 0 ? fault with { Message = $"{fault.Message} {string.Join(", ", fields.Select(field => $"{field.Field}: {field.Message}"))}." } : fault;
        return fault with { RetryAfter = WaitFor(error, status) };
    }

    public static FaultKind KindOf(HubSpotError error, int status) => (error.Category ?? error.ErrorType) switch
    {
        "RATE_LIMIT" or "RATE_LIMITS" => FaultKind.RateLimit,
        "MISSING_SCOPES" or "BANNED" => FaultKind.Permission,
        "INVALID_AUTHENTICATION" or "EXPIRED_AUTHENTICATION" => FaultKind.Authentication,
        "OBJECT_NOT_FOUND" => FaultKind.NotFound,

        // The same e-mail or the same unique value on another contact: sending it again helps nobody.
        "CONFLICT" when ExistingId(error.Message) is not null => FaultKind.Refused,
        "CONFLICT" => FaultKind.Conflict,
        _ => ByStatus(status),
    };

    /// <summary>Reads a property name or trace id out of an error's context, whose values are lists of text.</summary>
    public static IEnumerable<string> Texts(Dictionary<string, JsonElement>? context, string name)
    {
        if (context is null || !context.TryGetValue(name, out var value))
        {
            return [];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Array => value.EnumerateArray().Select(Text),
            JsonValueKind.String or JsonValueKind.Number => [Text(value)],
            _ => [],
        };
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();

    private static FaultKind ByStatus(int status) => status switch
    {
        401 => FaultKind.Authentication,
        402 or 403 => FaultKind.Permission,
        404 or 410 => FaultKind.NotFound,
        409 or 412 => FaultKind.Conflict,
        429 => FaultKind.RateLimit,
        405 or 501 => FaultKind.Unsupported,
        408 or 423 or 477 => FaultKind.Unavailable,

        // Its certificate or its network is broken: these are not to be tried again.
        522 or 525 or 526 => FaultKind.Vendor,
        >= 500 => FaultKind.Unavailable,
        >= 400 => FaultKind.Validation,
        _ => FaultKind.Vendor,
    };

    /// <summary>Says how long to wait where HubSpot's documentation does and its headers do not. A day's budget comes back at the account's midnight: asking hourly is cheap.</summary>
    private static TimeSpan? WaitFor(HubSpotError error, int status) => (status, error.PolicyName) switch
    {
        (429, "DAILY") => TimeSpan.FromHours(1),
        (429, "SECONDLY") => TimeSpan.FromSeconds(1),
        (429, _) => TimeSpan.FromSeconds(10),
        (423, _) => TimeSpan.FromSeconds(2),
        _ => null,
    };

    private static string? ExistingId(string? message)
    {
        var at = message?.IndexOf(Existing, StringComparison.Ordinal) ?? -1;
        var id = at < 0 ? "" : new string([.. message![(at + Existing.Length)..].TakeWhile(char.IsAsciiDigit)]);
        return id.Length == 0 ? null : id;
    }

    private static List<FieldFault> Fields(HubSpotError error)
    {
        var fields = new List<FieldFault>();
        foreach (var detail in error.Errors ?? [])
        {
            var names = Texts(detail.Context, "propertyName").Concat(Texts(detail.Context, "properties")).ToList();
            names = names.Count == 0 && detail.In is { } place ? [place] : names;
            fields.AddRange(names.Select(name => new FieldFault(name, detail.Code ?? "refused")));
        }

        return fields.Count > 0 ? fields : FieldsOf(error.Message);
    }

    /// <summary>Reads the complaints that HubSpot writes as JSON into its sentence.</summary>
    private static List<FieldFault> FieldsOf(string? message)
    {
        if (message?.StartsWith(Listed, StringComparison.Ordinal) is not true)
        {
            return [];
        }

        try
        {
            var listed = JsonSerializer.Deserialize(message[Listed.Length..], HubSpotJson.Default.ListHubSpotPropertyError) ?? [];
            return listed.Where(entry => entry.Name is not null).Select(entry => new FieldFault(entry.Name!, entry.Error ?? "refused")).ToList();
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

/// <summary>A complaint about one property, as it stands inside a sentence.</summary>
internal sealed record HubSpotPropertyError(string? Name = null, string? Error = null);
