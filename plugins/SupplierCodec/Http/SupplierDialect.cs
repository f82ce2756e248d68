using System.Text.Json;

namespace LeVieuxMoulin.Connectors.SupplierCodec;

/// <summary>Reads the supplier contract's problem+json.</summary>
internal sealed class SupplierDialect(SupplierAccount account) : IVendorDialect
{
    /// <summary>The order's number is taken.</summary>
    public const string DuplicateOrder = "DUPLICATE_ORDER";

    /// <summary>The order cannot be cancelled any more, or is already.</summary>
    public const string CancellationRefused = "CANCELLATION_REFUSED";

    private const int LongestText = 300;

    /// <inheritdoc />
    Fault? IVendorDialect.ReadFault(VendorAnswer answer) => ReadFault(answer);

    /// <summary>Reads a failed answer.</summary>
    public Fault ReadFault(VendorAnswer answer)
    {
        var problem = Parse(answer.Body);
        var code = account.Words.ErrorCode(problem.Code);
        var said = problem.Detail ?? problem.Title ?? code ?? "no reason given";
        return new Fault(Kind(answer, code), $"{account.Supplier} answered {answer.Method} {answer.Path} with {answer.Status}: {Short(said)}")
        {
            Code = problem.Code,
            Status = answer.Status,
            RetryAfter = RetryAfter(answer),
            Fields = [.. (problem.LineErrors ?? []).Select(Field)],
        };
    }

    private FaultKind Kind(VendorAnswer answer, string? code) => (answer.Status, code) switch
    {
        (401, _) => FaultKind.Authentication,
        (408 or 500 or 502 or 504, _) when PlacesOrder(answer) => FaultKind.OutcomeUnknown,
        (408 or (>= 500 and not 501), _) => FaultKind.Unavailable,
        (429, _) => FaultKind.RateLimit,
        (_, DuplicateOrder) => FaultKind.Validation,
        (_, CancellationRefused or "ACCOUNT_BLOCKED") => FaultKind.Refused,
        (403, _) => FaultKind.Permission,
        (404, _) => FaultKind.NotFound,
        (409 or 412, _) => FaultKind.Conflict,
        (410, _) => FaultKind.CursorLost,
        (422, _) => FaultKind.Refused,
        (405 or 501, _) => FaultKind.Unsupported,
        ( >= 400 and < 500, _) => FaultKind.Validation,
        _ => FaultKind.Vendor,
    };

    /// <summary>Whether a server's failure may hide an order that was taken: then it must be looked up, not sent again.</summary>
    private bool PlacesOrder(VendorAnswer answer) =>
        answer.Method == HttpMethod.Post && answer.Path.EndsWith('/' + account.Options.Paths.GetValueOrDefault("orders", "orders").TrimStart('/'), StringComparison.Ordinal);

    private static TimeSpan? RetryAfter(VendorAnswer answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } wait } => wait,
        { Date: { } at } when answer.Headers.Date is { } sent && at > sent => at - sent,
        _ => null,
    };

    private ProblemWire Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var named = account.Words.Fields.Count == 0 ? body : FieldNames.Rename(body.Span, account.Words.Fields);
            return JsonSerializer.Deserialize(named.Span, SupplierJson.Default.ProblemWire) ?? new ProblemWire();
        }
        catch (JsonException)
        {
            // A proxy's page of HTML is no problem+json: the status alone speaks.
            return new ProblemWire();
        }
    }

    private static FieldFault Field(LineErrorWire error)
    {
        var said = error.Detail is null ? error.Code ?? "refused" : $"{error.Code}: {Short(error.Detail)}";
        return new FieldFault($"lines[{error.LineId}]", said);
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText];
}
