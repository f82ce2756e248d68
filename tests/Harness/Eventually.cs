using System.Diagnostics;

namespace LeVieuxMoulin.Connectors.Harness;

/// <summary>Waits for what another process does, with a deadline.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks again and again until there is an answer.</summary>
    /// <param name="what">What is waited for, for the message.</param>
    /// <param name="within">How long at most.</param>
    /// <param name="ask">The answer; null: not yet.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public static async Task<T> GetAsync<T>(string what, TimeSpan within, Func<Task<T?>> ask, CancellationToken cancellationToken)
        where T : class
    {
        var watch = Stopwatch.StartNew();
        while (true)
        {
            if (await ask() is { } answer)
            {
                return answer;
            }

            if (watch.Elapsed > within)
            {
                throw new TimeoutException($"It did not happen within {within.TotalSeconds} s: {what}");
            }

            await Task.Delay(Interval, cancellationToken);
        }
    }

    /// <summary>Asks again and again until it is so.</summary>
    public static Task BeAsync(string what, TimeSpan within, Func<Task<bool>> ask, CancellationToken cancellationToken) =>
        GetAsync(what, within, async () => await ask() ? what : null, cancellationToken);

    /// <summary>Looks again and again until it is so.</summary>
    public static Task BeAsync(string what, TimeSpan within, Func<bool> look, CancellationToken cancellationToken) =>
        GetAsync(what, within, () => Task.FromResult(look() ? what : null), cancellationToken);
}
