namespace LeVieuxMoulin.Connectors.Engine.Streams;

/// <summary>How long a paused stream waits.</summary>
internal static class StreamBackoff
{
    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Doubles from five seconds to a quarter of an hour, with a fifth of jitter; not less than the vendor asked for.</summary>
    /// <param name="failures">How often in a row it failed, this time included.</param>
    /// <param name="retryAfter">How long the vendor asked to be left alone.</param>
    public static TimeSpan After(int failures, TimeSpan? retryAfter)
    {
        var doubled = First * Math.Pow(2, Math.Clamp(failures - 1, 0, 16));
        var delay = (doubled < Longest ? doubled : Longest) * (0.8 + (0.4 * Random.Shared.NextDouble()));
        return retryAfter is { } asked && asked > delay ? asked : delay;
    }
}
