using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace LeVieuxMoulin.Connectors.HubSpot;

/// <summary>Reads HubSpot's failures and its rate headers.</summary>
internal sealed class HubSpotDialect : IVendorDialect
{
    private const string Prefix = "X-HubSpot-RateLimit-";

    public static HubSpotDialect Instance { get; } = new();

    public Fault? ReadFault(VendorAnswer answer)
    {
        HubSpotError? error;
        try
        {
            error = JsonSerializer.Deserialize(answer.Body.Span, HubSpotJson.Default.HubSpotError);
        }
        catch (JsonException)
        {
            error = null;
        }

        var fault = HubSpotErrors.ToFault(error ?? new HubSpotError(), answer.Status, $"{answer.Method} {answer.Path}");
        return RetryAfter(answer) is { } wait ? fault with { RetryAfter = wait } : fault;
    }

    /// <summary>Reads the burst window. Searches carry none; the daily figure is the account's and resets at its midnight, which no header tells.</summary>
    public IReadOnlyList<RateReading> ReadRate(VendorAnswer answer) =>
        Number(answer.Headers, "Remaining") is { } remaining
            ? [new RateReading
            {
                Remaining = remaining,
                Capacity = Number(answer.Headers, "Max"),
                ResetAfter = Number(answer.Headers, "Interval-Milliseconds") is { } interval ? TimeSpan.FromMilliseconds(interval) : null,
            }]
            : [];

    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(Prefix + name, out var values) && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static TimeSpan? RetryAfter(VendorAnswer answer) => answer.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when answer.Headers.Date is { } now && date > now => date - now,
        _ => null,
    };
}
