namespace LeVieuxMoulin.Connectors.SpecCheck.Tests.Specs;

/// <summary>Reads the lists beside the tests: a line is an operation, or an operation and a field of its answer; behind <c>#</c> stands the reason.</summary>
internal static class NamedList
{
    /// <summary>Reads a list as its lines and the reason of each.</summary>
    public static IReadOnlyDictionary<string, string> Read(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, file))
            .Where(line => line.Length > 0 && !line.StartsWith('#'))
            .Select(line => line.Split('#', 2, StringSplitOptions.TrimEntries))
            .ToDictionary(parts => parts[0], parts => parts.Length > 1 ? parts[1] : "");
}
