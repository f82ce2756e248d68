using System.Collections.Concurrent;

namespace LeVieuxMoulin.Connectors.Engine.Problems;

/// <summary>The open troubles, in memory.</summary>
/// <remarks>Not stored on purpose: every trouble is found again at the next start by whoever opened it, from durable facts (the operation's row, the configuration, the vendor's answer), and one that ended meanwhile is not shown as open for ever.</remarks>
public sealed class ProblemBoard : IProblemBoard
{
    private readonly ConcurrentDictionary<string, Problem> open = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public IReadOnlyList<Problem> Open =>
        [.. open.Values.OrderByDescending(problem => problem.Severity).ThenBy(problem => problem.Since).ThenBy(problem => problem.Key, StringComparer.Ordinal)];

    /// <inheritdoc />
    public void Raise(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        open.AddOrUpdate(problem.Key, static (_, raised) => raised, static (_, known, raised) => raised with { Since = known.Since }, problem);
    }

    /// <inheritdoc />
    public void Clear(string key) => open.TryRemove(key, out _);
}
