using System.Collections.Concurrent;
using LeVieuxMoulin.Connectors.Engine.Audit;
using LeVieuxMoulin.Connectors.Engine.Problems;

namespace LeVieuxMoulin.Connectors.Engine.Tests.Plugins;

/// <summary>Keeps the open troubles and the audit entries for assertions.</summary>
internal sealed class RecordingBoard : IProblemBoard, IAuditLog
{
    private readonly ConcurrentDictionary<string, Problem> open = new();

    public ConcurrentQueue<AuditEntry> Entries { get; } = new();

    public IReadOnlyList<Problem> Open => [.. open.Values];

    public void Raise(Problem problem) => open[problem.Key] = problem;

    public void Clear(string key) => open.TryRemove(key, out _);

    public Task AppendAsync(AuditEntry entry, CancellationToken cancellationToken)
    {
        Entries.Enqueue(entry);
        return Task.CompletedTask;
    }
}
