namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>How long to wait before a write is taken up again.</summary>
internal static class OperationBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestHere = TimeSpan.FromMinutes(1);

    /// <summary>Doubles from five seconds to an hour, with a fifth of jitter; not less than the vendor asked for.</summary>
    /// <param name="tries">How often it was tried.</param>
    /// <param name="stayedHere">Whether the attempts cost the vendor nothing: then a minute at most, so that a returning network is noticed.</param>
    /// <param name="retryAfter">How long the vendor asked to be left alone.</param>
    public static TimeSpan After(int tries, bool stayedHere = false, TimeSpan? retryAfter = null)
    {
        var limit = stayedHere ? LongestHere : Longest;
        var doubled = First * Math.Pow(2, Math.Clamp(tries - 1, 0, 16));
        var delay = (doubled < limit ? doubled : limit) * (0.8 + (0.4 * Random.Shared.NextDouble()));
        return retryAfter is { } asked && asked > delay ? asked : delay;
    }
}
