using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Turns a manifest's text into nodes with places.</summary>
internal static class ManifestParser
{
    /// <summary>Reads one document.</summary>
    /// <param name="text">The YAML.</param>
    /// <param name="log">Where problems go.</param>
    /// <returns>The root; null when the text is no YAML, which is then in the log.</returns>
    public static YamlNode? Parse(string text, ManifestLog log)
    {
        try
        {
            var root = new YamlComposer(text, hasAliases: false, (_, again, path) =>
                log.Add(again, path, "MANIFEST_DUPLICATE_KEY", $"{path} stands here a second time.", "Keep one of the two.")).Compose();
            if (root is null)
            {
                log.Add(1, 1, "", "MANIFEST_EMPTY", "plugin.yaml is empty.", "docs/plugin-manifest.md shows what it holds.");
            }

            return root;
        }
        catch (YamlTroubleException trouble)
        {
            log.Add(trouble.Line, trouble.Column, "", "MANIFEST_YAML", trouble.Message, trouble.Suggestion);
            return null;
        }
    }
}
