using System.Text;
using LeVieuxMoulin.Connectors.Engine.Configuration;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Reads plugin.yaml strictly: what it does not know is a problem, and all problems are told at once.</summary>
public static class PluginManifestReader
{
    /// <summary>The file's name in a plugin's folder.</summary>
    public const string FileName = "plugin.yaml";

    /// <summary>The most bytes a manifest may have.</summary>
    internal const int MaximumBytes = 256 * 1024;

    /// <summary>Reads a manifest from its file.</summary>
    /// <param name="path">The path of plugin.yaml.</param>
    public static ManifestReading ReadFile(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
        {
            return Single("MANIFEST_MISSING", "There is no plugin.yaml.", "Put it beside the plugin's assembly.");
        }

        if (file.Length > MaximumBytes)
        {
            return Single("MANIFEST_TOO_LARGE", $"plugin.yaml has {file.Length} bytes; {MaximumBytes} are allowed.", "Keep long texts in the plugin's documentation.");
        }

        try
        {
            return Read(new UTF8Encoding(false, true).GetString(File.ReadAllBytes(path)));
        }
        catch (DecoderFallbackException)
        {
            return Single("MANIFEST_ENCODING", "plugin.yaml is not UTF-8 text.", "Save it as UTF-8.");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Single("MANIFEST_UNREADABLE", $"plugin.yaml cannot be read: {error.Message}", "Let the host's user read it.");
        }
    }

    /// <summary>Reads a manifest from its text.</summary>
    /// <param name="text">The YAML.</param>
    public static ManifestReading Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var log = new ManifestLog();
        var root = ManifestParser.Parse(text.TrimStart('\uFEFF'), log);
        var manifest = root is null ? null : ManifestShape.Read(root, log);
        return new ManifestReading(log.Problems.Count == 0 ? manifest : null, log.Problems);
    }

    private static ManifestReading Single(string code, string message, string suggestion) =>
        new(null, [new ConfigurationProblem(ProblemSeverity.Error, FileName, 0, 0, "", code, message, suggestion)]);
}
