using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Square;

/// <summary>Reads Square's failures. Its rate limits are not published and no header tells them.</summary>
internal sealed class SquareDialect : IVendorDialect
{
    public static SquareDialect Instance { get; } = new();

    public Fault? ReadFault(VendorAnswer answer)
    {
        try
        {
            return JsonSerializer.Deserialize(answer.Body.Span, SquareJson.Default.SquareErrorBody)?.Errors is { Count: > 0 } errors
                ? SquareErrors.ToFault(errors[0], answer.Status, Message(answer, errors[0].Code)) with { RetryAfter = RetryAfter(answer) }
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static Fault ByStatus(VendorAnswer answer) =>
        new(SquareErrors.ByStatus(answer.Status), Message(answer, null)) { Status = answer.Status, RetryAfter = RetryAfter(answer) };

    private static string Message(VendorAnswer answer, string? code) =>
        $"Square answered {code ?? "an error"} ({answer.Status}) to {answer.Method} {answer.Path}.";

    /// <summary>A date is counted from the answer's own date: the two clocks need not agree.</summary>
    private static TimeSpan? RetryAfter(VendorAnswer answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when answer.Headers.Date is { } now && date > now => date - now,
        _ => null,
    };
}
