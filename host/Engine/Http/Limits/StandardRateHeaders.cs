using System.Globalization;
using System.Net.Http.Headers;

namespace LeVieuxMoulin.Connectors.Engine.Http;

/// <summary>Reads the rate headers that many vendors share: <c>RateLimit</c>, <c>RateLimit-*</c>, <c>X-RateLimit-*</c> and <c>Retry-After</c>.</summary>
internal static class StandardRateHeaders
{
    private const double EpochSeconds = 1e9;
    private const double EpochMilliseconds = 1e12;

    /// <summary>Reads what is left; none when the answer does not say.</summary>
    public static IReadOnlyList<RateReading> Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var (limit, remaining, reset) = FromStructured(headers);
        foreach (var prefix in (ReadOnlySpan<string>)["RateLimit-", "X-RateLimit-", "X-Rate-Limit-"])
        {
            limit ??= Number(headers, prefix + "Limit");
            remaining ??= Number(headers, prefix + "Remaining");
            reset ??= Number(headers, prefix + "Reset");
        }

        return remaining is >= 0 and var left ? [new RateReading { Remaining = left, Capacity = limit, ResetAfter = Delay(reset, now) }] : [];
    }

    /// <summary>Reads how long the vendor asks to be left alone.</summary>
    public static TimeSpan? RetryAfter(HttpResponseHeaders headers, DateTimeOffset now)
    {
        var delay = headers.RetryAfter?.Delta ?? (headers.RetryAfter?.Date is { } date ? date - now : null);
        return delay is { } wait ? (wait > TimeSpan.Zero ? wait : TimeSpan.Zero) : null;
    }

    /// <summary>Reads <c>RateLimit: "default";r=50;t=30</c> with its policy, and the earlier <c>limit=100, remaining=50, reset=30</c>.</summary>
    private static (double? Limit, double? Remaining, double? Reset) FromStructured(HttpResponseHeaders headers)
    {
        var state = Parameters(headers, "RateLimit");
        var policy = Parameters(headers, "RateLimit-Policy");
        return (
            Pick(state, "limit") ?? Pick(policy, "q"),
            Pick(state, "r") ?? Pick(state, "remaining"),
            Pick(state, "t") ?? Pick(state, "reset"));
    }

    private static Dictionary<string, double> Parameters(HttpResponseHeaders headers, string name)
    {
        var parameters = new Dictionary<string, double>(StringComparer.OrdinalIgnoreCase);
        if (!headers.TryGetValues(name, out var values))
        {
            return parameters;
        }

        foreach (var part in string.Join(',', values).Split([',', ';'], StringSplitOptions.TrimEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            if (sign > 0 && double.TryParse(part.AsSpan(sign + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                parameters.TryAdd(part[..sign].Trim(), number);
            }
        }

        return parameters;
    }

    private static double? Pick(Dictionary<string, double> parameters, string name) => parameters.TryGetValue(name, out var value) ? value : null;

    private static double? Number(HttpResponseHeaders headers, string name) =>
        headers.TryGetValues(name, out var values) && double.TryParse(values.First().Split(',', ';')[0], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : null;

    private static TimeSpan? Delay(double? reset, DateTimeOffset now)
    {
        var seconds = reset switch
        {
            null or < 0 => (double?)null,
            >= EpochMilliseconds => (reset.Value / 1000) - now.ToUnixTimeSeconds(),
            >= EpochSeconds => reset.Value - now.ToUnixTimeSeconds(),
            _ => reset,
        };
        return seconds is null ? null : TimeSpan.FromSeconds(Math.Clamp(seconds.Value, 0, TimeSpan.FromDays(1).TotalSeconds));
    }
}
