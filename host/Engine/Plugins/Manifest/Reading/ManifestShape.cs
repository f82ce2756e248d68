using LeVieuxMoulin.Connectors.Engine.Yaml;

namespace LeVieuxMoulin.Connectors.Engine.Plugins;

/// <summary>Reads the manifest's records from YAML nodes.</summary>
internal static class ManifestShape
{
    private static readonly string[] Kinds = ["pos", "supplier", "reservation", "crm"];

    /// <summary>Reads the whole manifest; what is wrong goes to the log.</summary>
    public static PluginManifest Read(YamlNode root, ManifestLog log)
    {
        var keys = new ManifestKeys(root, "", ["id", "name", "version", "contract", "assembly", "kinds", "variants"], log);
        if (root is not YamlMap)
        {
            return new PluginManifest { Id = "", Name = "", Version = "", Contract = "", Assembly = "", Kinds = [], Variants = [] };
        }

        var manifest = new PluginManifest
        {
            Id = keys.Text("id", required: true, ManifestChecks.Id),
            Name = keys.Text("name", required: true),
            Version = keys.Text("version", required: true, ManifestChecks.Version),
            Contract = keys.Text("contract", required: true, ManifestChecks.Contract),
            Assembly = keys.Text("assembly", required: true, ManifestChecks.Assembly),
            Kinds = keys.Texts("kinds", required: true, ManifestChecks.OneOf(Kinds)),
            Variants = keys.List("variants", (node, path) => VariantShape.Read(node, path, log), required: true),
        };
        CheckVariantIds(manifest.Variants, keys);
        return manifest;
    }

    private static void CheckVariantIds(IReadOnlyList<ManifestVariant> variants, ManifestKeys keys)
    {
        var nodes = (keys.Find("variants") as YamlList)?.Items ?? [];
        for (var index = 0; index < variants.Count; index++)
        {
            var (id, path) = (variants[index].Id, keys.PathOf($"variants[{index}].id"));
            if (id.Length == 0 && variants.Count > 1)
            {
                keys.Log.Add(nodes[index], path, "MANIFEST_MISSING_KEY", $"{path} is missing.", "Where there are several variants, each has an id that the operator writes in api.variant.");
            }
            else if (id.Length > 0 && variants.Take(index).Any(earlier => earlier.Id == id))
            {
                keys.Log.Add(nodes[index], path, "MANIFEST_INVALID_VALUE", $"Two variants are called {id}.", "Give each its own id.");
            }
        }
    }
}
