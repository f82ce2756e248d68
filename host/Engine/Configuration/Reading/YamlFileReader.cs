using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Reads a file into its tree.</summary>
internal static class YamlFileReader
{
    /// <summary>Reads the block that a file is.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">Takes what is wrong.</param>
    /// <returns>The block; null when the file cannot be read, which is reported.</returns>
    public static YamlMap? Read(FileInfo file, ProblemList problems)
    {
        try
        {
            var bytes = file.Length > YamlBytes.MaxBytes ? new byte[YamlBytes.MaxBytes + 1] : File.ReadAllBytes(file.FullName);
            var node = new YamlComposer(YamlBytes.Decode(bytes), hasAliases: true, (first, again, path) => problems.Error(
                again, path, ConfigurationCodes.DuplicateKey, $"{path} stands twice; first in line {first.Line}.", "Keep one of them.")).Compose();
            if (node is YamlMap { Entries.Count: > 0 } map)
            {
                return map;
            }

            var isEmpty = node is null or { IsNull: true } or YamlMap;
            problems.Error(
                isEmpty ? new YamlScalar("", true, 1, 1) : node!,
                "",
                isEmpty ? ConfigurationCodes.Empty : ConfigurationCodes.WrongType,
                isEmpty ? "The file holds nothing." : "The file is not a block of keys and values.",
                isEmpty ? "Fill it in, or remove it." : "Begin with a key, such as api:.");
        }
        catch (YamlTroubleException trouble)
        {
            problems.Error(trouble);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(
                ProblemSeverity.Error, problems.File, 0, 0, "", ConfigurationCodes.Unreadable, "The file cannot be read.", exception is UnauthorizedAccessException ? "Give the service's account the right to read it." : "Check that it is there and not in use."));
        }

        return null;
    }
}
