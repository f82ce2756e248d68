using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Finds the connections in a file: one, or a map of names.</summary>
internal static class ConnectionFile
{
    /// <summary>Splits a file.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="map">What it holds.</param>
    /// <param name="problems">Takes what is wrong with the file itself.</param>
    public static IReadOnlyList<ConnectionDefinition> Split(string file, YamlMap map, ProblemList problems)
    {
        // Keys that begin with x- are the operator's own shelf for anchors.
        var entries = map.Entries.Where(entry => !entry.Key.Raw.StartsWith("x-", StringComparison.Ordinal)).ToList();
        if (entries.Exists(entry => KnownKeys.IsRoot(entry.Key.Raw)) || !entries.Exists(entry => LooksLikeConnection(entry.Value)))
        {
            return [new(file, ConfigurationFiles.NameOf(file), "", new YamlScalar("", true, 1, 1), map with { Entries = entries }, int.MaxValue)];
        }

        var definitions = new List<ConnectionDefinition>();
        foreach (var (entry, next) in entries.Zip(entries.Skip(1).Select(entry => entry.Key.Line).Append(int.MaxValue)))
        {
            if (entry.Value is YamlMap block || entry.Value.IsNull)
            {
                block = entry.Value as YamlMap ?? new YamlMap([], entry.Key.Line, entry.Key.Column);
                definitions.Add(new(file, entry.Key.Raw, entry.Key.Raw, entry.Key, block, next));
            }
            else
            {
                problems.Error(
                    entry.Value, entry.Key.Raw, ConfigurationCodes.WrongType, $"{entry.Key.Raw} must be a connection, a block of keys and values, as the others in this file are.", "Indent its keys below its name.");
            }
        }

        return definitions;
    }

    private static bool LooksLikeConnection(YamlNode node) => node is YamlMap map && map.Entries.Any(entry => KnownKeys.IsRoot(entry.Key.Raw));
}
