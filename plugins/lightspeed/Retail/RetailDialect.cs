using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Lightspeed;

/// <summary>Reads R-Series' failures, which are JSON sent as text/html, and its leaky bucket.</summary>
internal sealed class RetailDialect : IVendorDialect
{
    public static RetailDialect Instance { get; } = new();

    public Fault? ReadFault(VendorAnswer answer)
    {
        RetailErrorBody? body;
        try
        {
            body = JsonSerializer.Deserialize(answer.Body.Span, RetailJson.Default.RetailErrorBody);
        }
        catch (JsonException)
        {
            return null;
        }

        return body switch
        {
            { Error: { } code } => LightspeedFaults.Of(answer, body.Hint ?? body.ErrorDescription, code) is var fault && code == "access_denied" ? fault with { Kind = FaultKind.Authentication } : fault,
            { Message: { } message } => LightspeedFaults.Of(answer, message, body.ErrorClass),
            _ => null,
        };
    }

    /// <summary>Reads the bucket. The burst limiter beside it empties within a second: its 429 says Retry-After.</summary>
    public IReadOnlyList<RateReading> ReadRate(VendorAnswer answer)
    {
        if (Text(answer, "X-LS-API-Bucket-Level")?.Split('/') is not [var level, var size] || Number(level) is not { } used || Number(size) is not { } capacity)
        {
            return [];
        }

        // The call that overflows is let through, so the level may stand above the size.
        return
        [
            new RateReading
            {
                Remaining = Math.Max(0, capacity - used),
                Capacity = capacity,
                RefillPerSecond = Number(Text(answer, "X-LS-API-Drip-Rate")),
                Cost = Number(Text(answer, "X-LS-API-Request-Cost")),
            },
        ];
    }

    private static string? Text(VendorAnswer answer, string header) => answer.Headers.TryGetValues(header, out var values) ? values.FirstOrDefault() : null;

    private static double? Number(string? text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary>The body of a failed answer: the interface's own, or the login's.</summary>
internal sealed record RetailErrorBody(
    string? Message = null,
    string? ErrorClass = null,
    string? Error = null,
    [property: System.Text.Json.Serialization.JsonPropertyName("error_description")] string? ErrorDescription = null,
    string? Hint = null);
