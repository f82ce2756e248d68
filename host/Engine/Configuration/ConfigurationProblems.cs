using LeVieuxMoulin.Connectors.Engine.Problems;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Keeps the board in step with the files: one trouble per file with errors, closed when it is mended.</summary>
internal sealed class ConfigurationProblems(IProblemBoard board, TimeProvider time)
{
    private HashSet<string> open = [];

    public void Show(HostConfiguration configuration)
    {
        var files = configuration.Problems.Where(problem => problem.Severity == ProblemSeverity.Error).GroupBy(problem => problem.File).ToList();
        foreach (var file in files)
        {
            var count = file.Count() == 1 ? "an error" : $"{file.Count()} errors";
            board.Raise(new Problem(
                Key(file.Key),
                TroubleSeverity.Critical,
                null,
                "CONFIG_INVALID",
                $"{file.Key} has {count}; what ran before runs on. First: {file.First()}",
                "Mend the file; \"moulin config validate\" lists everything. It is read again by itself.",
                time.GetUtcNow()));
        }

        var now = files.Select(file => Key(file.Key)).ToHashSet(StringComparer.Ordinal);
        foreach (var mended in open.Except(now))
        {
            board.Clear(mended);
        }

        open = now;
    }

    private static string Key(string file) => $"configuration/{file}";
}
