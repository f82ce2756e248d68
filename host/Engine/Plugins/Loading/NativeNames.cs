namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>The file names that a native library goes by, and whose it is.</summary>
internal static class NativeNames
{
    private static readonly string Suffix = OperatingSystem.IsWindows() ? ".dll" : OperatingSystem.IsMacOS() ? ".dylib" : ".so";

    private static readonly string FrameworkFolder = Path.TrimEndingDirectorySeparator(Path.GetDirectoryName(typeof(object).Assembly.Location)!);

    private static readonly string[] HostFolders = [.. ((string?)AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(Path.TrimEndingDirectorySeparator)
        .Append(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))
        .Where(folder => folder != FrameworkFolder)
        .Distinct()];

    /// <summary>Lists the names to look for: as asked, then with the system's prefix and suffix.</summary>
    public static IEnumerable<string> Of(string name)
    {
        var file = Path.GetFileName(name);
        return file != name ? [] : new[] { file, file + Suffix, $"lib{file}{Suffix}", $"lib{file}" }.Distinct();
    }

    /// <summary>Tells whether the host ships a library of this name for itself.</summary>
    public static bool IsTheHosts(string file) => HostFolders.Any(folder => File.Exists(Path.Combine(folder, file)));
}
