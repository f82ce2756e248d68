using LeVieuxMoulin.Connectors.Engine.Audit;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Says what one reading changes against the one in force.</summary>
internal static class ConfigurationChanges
{
    /// <summary>Adds to a reading what it must keep: the settings of the host, and the names of connections whose file broke.</summary>
    /// <param name="read">The reading.</param>
    /// <param name="host">The host's settings in force.</param>
    /// <param name="inForce">The connections in force, by name.</param>
    public static HostConfiguration Keep(HostConfiguration read, HostSettings host, IReadOnlyDictionary<string, ConnectionSettings> inForce)
    {
        var troubled = read.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).Select(problem => problem.File).ToHashSet(StringComparer.Ordinal);
        var given = read.Connections.Select(connection => connection.Name).Concat(read.Waiting.Keys).ToHashSet(StringComparer.Ordinal);
        var isFolderGone = read.Problems is [{ Code: ConfigurationCodes.Unreadable, Line: 0 } only] && Path.IsPathRooted(only.File);
        var kept = inForce.Values.Where(connection => !given.Contains(connection.Name) && (isFolderGone || troubled.Contains(connection.File)));
        return read with
        {
            Host = read.IsHostBroken ? host : read.Host,
            Broken = [.. read.Broken.Concat(kept.Select(connection => connection.Name)).Distinct().Order(StringComparer.Ordinal)],
        };
    }

    /// <summary>Says which connections are in force once a reading is applied.</summary>
    public static Dictionary<string, ConnectionSettings> InForce(HostConfiguration read, IReadOnlyDictionary<string, ConnectionSettings> before) =>
        read.Connections.Concat(before.Values.Where(connection => read.Broken.Contains(connection.Name))).ToDictionary(connection => connection.Name, StringComparer.Ordinal);

    public static bool Differ(HostConfiguration left, HostConfiguration right) =>
        Fingerprint.Of(left.Host) != Fingerprint.Of(right.Host)
        || !Prints(left).SequenceEqual(Prints(right))
        || !left.Waiting.OrderBy(pair => pair.Key, StringComparer.Ordinal).SequenceEqual(right.Waiting.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        || !left.Broken.SequenceEqual(right.Broken)
        || !left.Problems.SequenceEqual(right.Problems);

    /// <summary>Says for the audit what was applied; without the settings themselves.</summary>
    public static IEnumerable<AuditEntry> Describe(IReadOnlyDictionary<string, ConnectionSettings> before, IReadOnlyDictionary<string, ConnectionSettings> after)
    {
        foreach (var connection in after.Values.OrderBy(connection => connection.Name, StringComparer.Ordinal))
        {
            if (!before.TryGetValue(connection.Name, out var earlier))
            {
                yield return Entry(connection.File, $"{connection.Name}: in force");
            }
            else if (earlier.Fingerprint != connection.Fingerprint)
            {
                yield return Entry(connection.File, $"{connection.Name}: changed");
            }
        }

        foreach (var gone in before.Values.Where(connection => !after.ContainsKey(connection.Name)))
        {
            yield return Entry(gone.File, $"{gone.Name}: no longer in force");
        }
    }

    /// <summary>Says for the audit that the host's own settings changed.</summary>
    public static AuditEntry HostChanged { get; } = Entry("host.yaml", "host: changed");

    private static AuditEntry Entry(string file, string detail) => new("configuration.applied", file, "host", detail);

    private static IEnumerable<string> Prints(HostConfiguration configuration) =>
        configuration.Connections.Select(connection => $"{connection.Name}:{connection.File}:{connection.Fingerprint}").Order(StringComparer.Ordinal);
}
