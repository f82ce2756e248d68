using System.Globalization;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.Zoho;

/// <summary>Reads Zoho's failures and the one figure it tells of its limits.</summary>
internal sealed class ZohoDialect : IVendorDialect
{
    /// <summary>The manifest's budget of credits, which are spent over a day.</summary>
    private const string Credits = "credits";

    public static ZohoDialect Instance { get; } = new();

    public Fault? ReadFault(VendorAnswer answer)
    {
        ZohoErrorBody? body;
        try
        {
            body = JsonSerializer.Deserialize(answer.Body.Span, ZohoJson.Default.ZohoErrorBody);
        }
        catch (JsonException)
        {
            body = null;
        }

        var fault = ZohoErrors.ToFault(body?.Entries.Find(entry => entry.IsError) ?? new ZohoEntry(), answer.Status, $"{answer.Method} {answer.Path}");
        return fault.Kind == FaultKind.RateLimit ? fault with { RetryAfter = answer.Headers.RetryAfter?.Delta ?? Wait(answer) } : fault;
    }

    /// <summary>Reads the credits left, which come once half of them are spent.</summary>
    public IReadOnlyList<RateReading> ReadRate(VendorAnswer answer) => Left(answer) is { } left ? [new RateReading { Budget = Credits, Remaining = left }] : [];

    /// <summary>Zoho says no time to wait. Too many calls at once pass in a moment; a day's credits come back over the day.</summary>
    private static TimeSpan Wait(VendorAnswer answer) => Left(answer) is <= 0 ? TimeSpan.FromMinutes(30) : TimeSpan.FromSeconds(5);

    private static double? Left(VendorAnswer answer) =>
        answer.Headers.TryGetValues("X-API-CREDITS-REMAINING", out var values) && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var left) ? left : null;
}
