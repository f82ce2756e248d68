using System.Collections.Concurrent;

namespace LeVieuxMoulin.Connectors.Engine.Operations;

/// <summary>Keeps vendors' answers for as long as the configuration allows, as JSON: a live answer could hold a plugin's type.</summary>
/// <param name="time">The clock.</param>
public sealed class AnswerCache(TimeProvider time)
{
    private const int MaxAnswersPerConnection = 500;
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, Answer>> byConnection = new(StringComparer.Ordinal);

    /// <summary>Finds an answer that is young enough.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="question">The question as JSON, behind its name.</param>
    /// <param name="maxAge">How old it may be.</param>
    /// <returns>The answer as JSON and when it was given; null when there is none.</returns>
    public (string Json, DateTimeOffset AsOf)? Find(string connection, string question, TimeSpan maxAge) =>
        byConnection.TryGetValue(connection, out var answers)
        && answers.TryGetValue(question, out var answer)
        && time.GetUtcNow() - answer.AsOf < maxAge
            ? (answer.Json, answer.AsOf)
            : null;

    /// <summary>Keeps an answer.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="question">The question as JSON, behind its name.</param>
    /// <param name="json">The answer as JSON.</param>
    public void Keep(string connection, string question, string json)
    {
        var answers = byConnection.GetOrAdd(connection, static _ => new ConcurrentDictionary<string, Answer>(StringComparer.Ordinal));
        if (answers.Count >= MaxAnswersPerConnection)
        {
            answers.Clear();
        }

        answers[question] = new Answer(json, time.GetUtcNow());
    }

    /// <summary>Forgets a connection's answers: something was written there.</summary>
    /// <param name="connection">The connection.</param>
    public void Drop(string connection) => byConnection.TryRemove(connection, out _);

    private sealed record Answer(string Json, DateTimeOffset AsOf);
}
