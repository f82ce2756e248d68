using LeVieuxMoulin.Connectors.Engine.Configuration.Reading;
using LeVieuxMoulin.Connectors.Engine.Modules;
using LeVieuxMoulin.Connectors.Engine.Plugins;
using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration;

/// <summary>Reads the configuration folder: everything that can run, and everything that is wrong, at once.</summary>
public static class ConfigurationReader
{
    /// <summary>Reads the folder. Calls nobody.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="environment">Looks up an environment variable; null when it is not set.</param>
    /// <param name="findManifest">Finds the manifest of an installed plugin; null when it is not installed.</param>
    /// <param name="development">Whether plain HTTP to this machine is allowed.</param>
    /// <param name="modules">The host's modules, which check their options; null: nothing under <c>modules:</c> is checked.</param>
    public static HostConfiguration Read(string folder, Func<string, string?> environment, Func<string, PluginManifest?> findManifest, bool development, IReadOnlyList<IHostModule>? modules = null)
    {
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(findManifest);
        folder = Path.GetFullPath(folder);
        IReadOnlyList<FileInfo> files;
        try
        {
            files = ConfigurationFiles.In(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var problem = new ConfigurationProblem(
                ProblemSeverity.Error, folder, 0, 0, "", ConfigurationCodes.Unreadable, "The configuration folder cannot be read.", "Create it, or name another with --config.");
            return new() { Problems = [problem], IsHostBroken = true };
        }

        var references = new ValueReferences(folder, environment);
        var problems = new List<ConfigurationProblem>();
        var host = Host([.. files.Where(file => ConfigurationFiles.IsHost(file.Name))], new HostFileReader(references, development, modules), problems);
        var isHostBroken = problems.Exists(problem => problem.Severity == ProblemSeverity.Error);
        var reader = new ConnectionReader(new(folder, references, findManifest, development, host));
        var broken = new HashSet<string>(StringComparer.Ordinal);
        var readings = files.Where(file => !ConfigurationFiles.IsHost(file.Name)).SelectMany(file => Connections(file, reader, problems, broken)).ToList();
        foreach (var same in readings.GroupBy(reading => reading.Name).Where(same => same.Count() > 1))
        {
            RefuseTwins([.. same]);
        }

        problems.AddRange(readings.SelectMany(reading => reading.Problems.All));
        broken.UnionWith(readings.Where(reading => reading.Problems.HasErrors).Select(reading => reading.Name));
        return new()
        {
            Host = host,
            IsHostBroken = isHostBroken,
            Connections = [.. readings.Where(reading => !broken.Contains(reading.Name)).Select(reading => reading.Settings).OfType<ConnectionSettings>()],
            Waiting = readings.Where(reading => reading.Settings is null && !broken.Contains(reading.Name)).ToDictionary(reading => reading.Name, reading => reading.Connector),
            Broken = [.. broken.Order(StringComparer.Ordinal)],
            Problems = [.. problems.Distinct().OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)],
        };
    }

    private static HostSettings Host(IReadOnlyList<FileInfo> files, HostFileReader reader, List<ConfigurationProblem> problems)
    {
        var settings = new HostSettings();
        foreach (var (file, index) in files.Select((file, index) => (file, index)))
        {
            var list = new ProblemList(file.Name);
            if (index > 0)
            {
                list.Error(new YamlScalar("", true, 0, 0), "", ConfigurationCodes.DuplicateName, $"{files[0].Name} and {file.Name} are both the host's file.", "Keep one of them.");
            }
            else if (YamlFileReader.Read(file, list) is { } map)
            {
                settings = reader.Read(map, list);
            }

            problems.AddRange(list.All);
        }

        return settings;
    }

    private static List<ConnectionReading> Connections(FileInfo file, ConnectionReader reader, List<ConfigurationProblem> problems, HashSet<string> broken)
    {
        var ofFile = new ProblemList(file.Name);
        if (YamlFileReader.Read(file, ofFile) is not { } map)
        {
            problems.AddRange(ofFile.All);
            broken.Add(ConfigurationFiles.NameOf(file.Name));
            return [];
        }

        var readings = ConnectionFile.Split(file.Name, map, ofFile).Select(definition => (Definition: definition, Reading: reader.Read(definition))).ToList();
        foreach (var problem in ofFile.All)
        {
            // What is wrong with the file breaks the connection it stands in; outside of all, every one that may have drawn on it.
            var concerned = readings.Where(pair => problem.Line >= pair.Definition.At.Line && problem.Line < pair.Definition.EndLine).ToList();
            broken.UnionWith((concerned.Count > 0 ? concerned : readings).Select(pair => pair.Reading.Name));
        }

        problems.AddRange(ofFile.All);
        return [.. readings.Select(pair => pair.Reading)];
    }

    private static void RefuseTwins(IReadOnlyList<ConnectionReading> twins)
    {
        foreach (var twin in twins)
        {
            var others = string.Join(" and ", twins.Where(other => other != twin).Select(other => $"{other.Problems.File}({other.At.Line},{other.At.Column})"));
            twin.Problems.Error(
                twin.At, "name", ConfigurationCodes.DuplicateName, $"{twin.Problems.File} and {others} both give the name {twin.Name}.", "Say name: with another one in one of them.");
        }
    }
}
