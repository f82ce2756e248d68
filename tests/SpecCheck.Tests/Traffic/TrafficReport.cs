using LeVieuxMoulin.Connectors.SpecCheck.Tests.Specs;

namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Traffic;

/// <summary>What came by, held against the OpenAPI file and against what the facts name.</summary>
internal sealed class TrafficReport
{
    private readonly IReadOnlyDictionary<string, string> differences;
    private readonly HashSet<string> seen = [];
    private readonly SortedSet<string> never = new(StringComparer.Ordinal);

    public TrafficReport(OpenApiFile spec, IReadOnlyList<Call> calls, IReadOnlyDictionary<string, string> named, IReadOnlyDictionary<string, string> differences)
    {
        this.differences = differences;
        foreach (var call in calls)
        {
            var operation = spec.Find(call.Method, call.Path) ?? $"{call.Method} {call.Path}";
            seen.Add(operation);
            seen.UnionWith(call.Fields.Select(field => $"{operation} {field}"));
        }

        foreach (var operation in spec.Operations)
        {
            never.UnionWith(seen.Contains(operation) ? spec.AnswerFields(operation).Select(field => $"{operation} {field}").Where(field => !seen.Contains(field)) : [operation]);
        }

        NotInFile = [.. named.Keys.Where(name => !seen.Contains(name) && !never.Contains(name) && !never.Contains(name.Split(' ')[0]))];
        NamedButNeverSeen = [.. named.Keys.Where(name => !IsSeen(name))];
        Needless = [.. differences.Where(pair => seen.Contains(pair.Key) || pair.Value.Length == 0).Select(pair => pair.Key)];
    }

    /// <summary>Gets what the facts name, what no call brought and what no difference explains.</summary>
    public IReadOnlyList<string> NamedButNeverSeen { get; }

    /// <summary>Gets named things that are neither in the file nor in the traffic: misspelt.</summary>
    public IReadOnlyList<string> NotInFile { get; }

    /// <summary>Gets differences that are none any more, or that give no reason.</summary>
    public IReadOnlyList<string> Needless { get; }

    /// <summary>Lists operations that were never called and fields of called ones that never came.</summary>
    public string NeverSeen => string.Join('\n', never);

    private bool IsSeen(string name) => seen.Contains(name) || differences.ContainsKey(name) || differences.ContainsKey(name.Split(' ')[0]);
}
