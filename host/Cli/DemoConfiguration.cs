using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace LeVieuxMoulin.Connectors.Host.Cli;

/// <summary>Makes a configuration folder out of the examples: their settings, with the simulated vendors' addresses and any secret filled in.</summary>
internal static class DemoConfiguration
{
    private const string Ending = ".example.yaml";
    private const string Secret = "sandbox";

    /// <summary>Writes the folder.</summary>
    /// <param name="examples">The folder of the examples.</param>
    /// <param name="folder">The folder to write.</param>
    /// <param name="vendors">How each vendor is reached, by connector.</param>
    public static void Write(string examples, string folder, IReadOnlyDictionary<string, JsonObject> vendors)
    {
        Directory.CreateDirectory(folder);
        foreach (var example in Directory.EnumerateFiles(examples, $"*{Ending}").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(example)[..^Ending.Length];
            if (vendors.TryGetValue(name, out var settings))
            {
                WriteOne(example, Path.Combine(folder, $"{name}.yaml"), settings);
            }
        }
    }

    private static void WriteOne(string example, string target, JsonObject settings)
    {
        var yaml = new YamlStream();
        using (var reader = File.OpenText(example))
        {
            yaml.Load(reader);
        }

        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        FillSecrets(root);
        Merge(root, settings);

        // A person's consent page answers to whatever port is free here; the simulated vendors have no limits to keep.
        if (Child(root, "auth") is { } auth && auth.Children.ContainsKey("redirect_uri"))
        {
            auth.Children["redirect_uri"] = "http://127.0.0.1:0/callback";
            auth.Children.Remove("token_path");
            auth.Children.Remove("token_store");
        }

        root.Children["rate_limit"] = new YamlMappingNode { { "max_requests_per_minute", "60000" }, { "max_burst", "1000" } };
        using var writer = File.CreateText(target);
        yaml.Save(writer, assignAnchors: false);
    }

    private static void FillSecrets(YamlMappingNode node)
    {
        foreach (var (key, value) in node.Children.ToList())
        {
            if (value is YamlScalarNode { Value: { } text } && text.StartsWith("${", StringComparison.Ordinal))
            {
                node.Children[key] = Secret;
            }
            else if (value is YamlMappingNode inner)
            {
                FillSecrets(inner);
            }
        }
    }

    private static void Merge(YamlMappingNode node, JsonObject settings)
    {
        foreach (var (key, value) in settings)
        {
            if (value is JsonObject inner)
            {
                if (Child(node, key) is not { } child)
                {
                    node.Children[key] = child = new YamlMappingNode();
                }

                Merge(child, inner);
            }
            else
            {
                node.Children[key] = value!.ToString();
            }
        }
    }

    private static YamlMappingNode? Child(YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var child) ? child as YamlMappingNode : null;
}
