namespace LeVieuxMoulin.Connectors.Engine.Configuration.Reading;

/// <summary>Says which files of the folder are configuration.</summary>
internal static class ConfigurationFiles
{
    private static readonly string[] Endings = [".yaml", ".yml"];

    /// <summary>Lists the files in the order of their names. Examples, backups and editors' own files are none.</summary>
    public static IReadOnlyList<FileInfo> In(string folder) =>
    [
        .. new DirectoryInfo(folder).EnumerateFiles().Where(file => IsConfiguration(file.Name)).OrderBy(file => file.Name, StringComparer.Ordinal),
    ];

    public static bool IsConfiguration(string name) =>
        !name.StartsWith('.')
        && Endings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && !name.EndsWith($".example{ending}", StringComparison.OrdinalIgnoreCase));

    public static bool IsHost(string name) => Path.GetFileNameWithoutExtension(name).Equals("host", StringComparison.OrdinalIgnoreCase);

    /// <summary>Gives the name that a file lends to its connection: its stem up to the first dot or underscore.</summary>
    public static string NameOf(string file)
    {
        var stem = Path.GetFileNameWithoutExtension(file);
        var end = stem.IndexOfAny(['.', '_']);
        return (end > 0 ? stem[..end] : stem).ToLowerInvariant();
    }
}
